import type { ReviewOutcome } from '@mumaris/schemas';
import { askOpinion as ask, giveOpinion as give } from '../domain/opinion';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { asReviewer } from './review-command';

/** A reviewer asks for a second opinion. @throws RuleViolation what the domain refuses */
export const askOpinion = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({ question, ...command }: ApplicationCommand & { question: string }) =>
    asReviewer(deps)(command, (application, reviewer) => ask(application, { reviewer, question }, rules, clock.now()));
};

/** Another reviewer gives it. @throws RuleViolation what the domain refuses */
export const giveOpinion = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({ advice, text, ...command }: ApplicationCommand & { advice: ReviewOutcome; text: string }) =>
    asReviewer(deps)(command, (application, reviewer) =>
      give(application, { reviewer, advice, text }, rules, clock.now()),
    );
};
