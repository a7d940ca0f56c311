import { accountOf } from '@mumaris/kit/auth/access';
import { approve } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & { remark?: string | null | undefined };

/** A reviewer approves an application (MEM-23). @throws RuleViolation what the domain refuses */
export const approveApplication =
  ({ journeys, reviewers, rules, clock }: Deps) =>
  async ({ caller, applicationId, remark }: Command) => {
    const reviewer = await reviewers.of(accountOf(caller));
    return journeys.advance(applicationId, (application, journey) =>
      approve(application, { reviewer, remark }, journey, rules, clock.now()),
    );
  };
