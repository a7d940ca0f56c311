import { tickRequirement as tick } from '../domain/checklist';
import { addRemark as add } from '../domain/remark';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { asReviewer } from './review-command';

/** A reviewer notes what a look at a requirement found. @throws RuleViolation what the domain refuses */
export const tickRequirement = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({
    requirement,
    ok = null,
    ...command
  }: ApplicationCommand & { requirement: string; ok?: boolean | null | undefined }) =>
    asReviewer(deps)(command, (application, reviewer) =>
      tick(application, { reviewer, requirement, ok }, rules, clock.now()),
    );
};

/** A reviewer leaves a remark for other staff (MEM-27). @throws RuleViolation what the domain refuses */
export const addRemark = (deps: Deps) => {
  const { clock } = deps;
  return ({ remark, ...command }: ApplicationCommand & { remark: string }) =>
    asReviewer(deps)(command, (application, reviewer) => add(application, { reviewer, remark }, clock.now()));
};
