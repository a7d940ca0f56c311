import { accountOf } from '@mumaris/kit/auth/access';
import type { Text } from '@mumaris/kit/errors';
import { returnToApplicant } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & {
  deficiencies: readonly (Text & { question?: string | null | undefined; document?: string | null | undefined })[];
};

/** A reviewer returns an application (MEM-22). @throws RuleViolation what the domain refuses */
export const returnApplication =
  ({ journeys, rules, clock }: Deps) =>
  async ({ caller, applicationId, deficiencies: written }: Command) => {
    const reviewerId = accountOf(caller);
    const deficiencies = written.map(({ ar, en, question = null, document = null }) => ({
      text: { ar, en },
      question,
      document,
    }));
    return journeys.advance(applicationId, (application) =>
      returnToApplicant(application, { reviewerId, deficiencies }, rules, clock.now()),
    );
  };
