import { assertOwner } from '@mumaris/kit/auth/access';
import { assertRoom } from '../domain/room';
import { resubmit } from '../domain/submission';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant answers a return (MEM-22). @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const resubmitApplication =
  ({ journeys, profileRules: { lists }, rules, clock }: Deps) =>
  ({ caller, applicationId }: ApplicationCommand) =>
    journeys.advance(applicationId, (application, journey) => {
      assertOwner(caller, application);
      const now = clock.now();
      const advanced = resubmit(application, journey, rules, now);
      assertRoom(application, { ...journey, lists }, rules, now);
      return advanced;
    });
