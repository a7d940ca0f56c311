import { returnToApplicant } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { decideAsReviewer } from './review-command';

type Maybe = string | null | undefined;

type Command = ApplicationCommand & {
  deficiencies: readonly { ar?: Maybe; en?: Maybe; readyReason?: Maybe; question?: Maybe; document?: Maybe }[];
};

/** A reviewer returns an application (MEM-22). @throws RuleViolation what the domain refuses */
export const returnApplication = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({ deficiencies: written, ...command }: Command) => {
    const deficiencies = written.map(({ ar, en, readyReason, question = null, document = null }) => {
      // Half of a text is read as one, and refused for what it lacks.
      const isWritten = typeof ar === 'string' || typeof en === 'string';
      return { text: isWritten ? { ar: ar ?? '', en: en ?? '' } : null, readyReason, question, document };
    });
    return decideAsReviewer(deps)(command, (application, reviewer) =>
      returnToApplicant(application, { reviewer, deficiencies }, rules, clock.now()),
    );
  };
};
