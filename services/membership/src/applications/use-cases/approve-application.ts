import { approve } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { decideAsReviewer } from './review-command';

type Command = ApplicationCommand & { remark?: string | null | undefined };

/** A reviewer approves an application (MEM-23). @throws RuleViolation what the domain refuses */
export const approveApplication = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({ remark, ...command }: Command) =>
    decideAsReviewer(deps)(command, (application, reviewer, journey) =>
      approve(application, { reviewer, remark }, journey, rules, clock.now()),
    );
};
