import { accountOf } from '@mumaris/kit/auth/access';
import type { Text } from '@mumaris/kit/errors';
import { reject } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & {
  reason?: Text | null | undefined;
  readyReason?: string | null | undefined;
  nonCompliance: boolean;
};

/** A reviewer rejects an application (MEM-24). @throws RuleViolation what the domain refuses */
export const rejectApplication =
  ({ journeys, reviewers, rules, clock }: Deps) =>
  async ({ caller, applicationId, reason: text = null, readyReason = null, nonCompliance }: Command) => {
    const reviewer = await reviewers.of(accountOf(caller));
    return journeys.advance(applicationId, (application) =>
      reject(application, { reviewer, text, readyReason, nonCompliance }, rules, clock.now()),
    );
  };
