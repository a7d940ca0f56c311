import { accountOf } from '@mumaris/kit/auth/access';
import { returnToApplicant } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Maybe = string | null | undefined;

type Command = ApplicationCommand & {
  deficiencies: readonly { ar?: Maybe; en?: Maybe; readyReason?: Maybe; question?: Maybe; document?: Maybe }[];
};

/** A reviewer returns an application (MEM-22). @throws RuleViolation what the domain refuses */
export const returnApplication =
  ({ journeys, reviewers, rules, clock }: Deps) =>
  async ({ caller, applicationId, deficiencies: written }: Command) => {
    const reviewer = await reviewers.of(accountOf(caller));
    const deficiencies = written.map(({ ar, en, readyReason = null, question = null, document = null }) => {
      // Half of a text is read as one, and refused for what it lacks.
      const isWritten = typeof ar === 'string' || typeof en === 'string';
      return { text: isWritten ? { ar: ar ?? '', en: en ?? '' } : null, readyReason, question, document };
    });
    return journeys.advance(applicationId, (application) =>
      returnToApplicant(application, { reviewer, deficiencies }, rules, clock.now()),
    );
  };
