import { assertOwner } from '@mumaris/kit/auth/access';
import { resubmit } from '../domain/submission';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant answers a return (MEM-22). @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const resubmitApplication =
  ({ journeys, rules, clock }: Deps) =>
  ({ caller, applicationId }: ApplicationCommand) =>
    journeys.advance(applicationId, (application, journey) => {
      assertOwner(caller, application);
      return resubmit(application, journey, rules, clock.now());
    });
