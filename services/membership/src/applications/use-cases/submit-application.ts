import { assertOwner } from '@mumaris/kit/auth/access';
import { submit } from '../domain/submission';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant hands a draft in (MEM-20). @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const submitApplication =
  ({ journeys, rules, clock }: Deps) =>
  ({ caller, applicationId }: ApplicationCommand) =>
    journeys.advance(applicationId, (application, journey) => {
      assertOwner(caller, application);
      return submit(application, journey, rules, clock.now());
    });
