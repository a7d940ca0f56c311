import { reassign } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { asReviewer } from './review-command';

/** The lead hands an application to a reviewer (MEM-28). @throws RuleViolation what the domain refuses */
export const reassignApplication = (deps: Deps) => {
  const { reviewers, rules, clock } = deps;
  return async ({ reviewerId, ...command }: ApplicationCommand & { reviewerId: string }) => {
    const to = await reviewers.of(reviewerId);
    return asReviewer(deps)(command, (application, lead) => reassign(application, { lead, to }, rules, clock.now()));
  };
};
