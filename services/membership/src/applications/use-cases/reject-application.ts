import { accountOf } from '@mumaris/kit/auth/access';
import type { Text } from '@mumaris/kit/errors';
import { reject } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & { reason: Text; nonCompliance: boolean };

/** A reviewer rejects an application (MEM-24). @throws RuleViolation what the domain refuses */
export const rejectApplication =
  ({ journeys, rules, clock }: Deps) =>
  async ({ caller, applicationId, reason, nonCompliance }: Command) => {
    const reviewerId = accountOf(caller);
    return journeys.advance(applicationId, (application) =>
      reject(application, { reviewerId, reason, nonCompliance }, rules, clock.now()),
    );
  };
