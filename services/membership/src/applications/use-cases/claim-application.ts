import { claim } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { asReviewer } from './review-command';

/** A reviewer takes an application (MEM-28). @throws RuleViolation what the domain refuses */
export const claimApplication = (deps: Deps) => {
  const { rules, clock } = deps;
  return (command: ApplicationCommand) =>
    asReviewer(deps)(command, (application, reviewer) => claim(application, reviewer, rules, clock.now()));
};
