import { assertOwner } from '@mumaris/kit/auth/access';
import { assertRoom } from '../domain/room';
import { submit } from '../domain/submission';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant hands a draft in (MEM-20). @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const submitApplication =
  ({ journeys, profileRules: { lists }, rules, clock }: Deps) =>
  ({ caller, applicationId }: ApplicationCommand) =>
    journeys.advance(applicationId, (application, journey) => {
      assertOwner(caller, application);
      const now = clock.now();
      const advanced = submit(application, journey, rules, now);
      assertRoom(application, { ...journey, lists }, rules, now);
      return advanced;
    });
