import { assertOwner } from '@mumaris/kit/auth/access';
import { cancel } from '../domain/cancellation';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant withdraws (MEM-26). @throws RuleViolation NOT_FOUND for anybody else, NOT_POSSIBLE_NOW */
export const cancelApplication =
  ({ journeys, rules, clock }: Pick<Deps, 'journeys' | 'rules' | 'clock'>) =>
  ({ caller, applicationId }: ApplicationCommand) =>
    journeys.advance(applicationId, (application) => {
      assertOwner(caller, application);
      return cancel(application, rules, clock.now());
    });
