import { release } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { asReviewer } from './review-command';

/** A reviewer gives an application back to the queue (MEM-28). @throws RuleViolation what the domain refuses */
export const releaseApplication = (deps: Deps) => {
  const { rules, clock } = deps;
  return (command: ApplicationCommand) =>
    asReviewer(deps)(command, (application, reviewer) => release(application, reviewer, rules, clock.now()));
};
