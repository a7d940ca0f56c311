import { accountOf, assertRole } from '@mumaris/kit/auth/access';
import type { Deficiency } from '../domain/application';
import { returnToApplicant } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & { deficiencies: readonly Deficiency[] };

/** A reviewer returns an application (MEM-22). @throws RuleViolation FORBIDDEN, and what the domain refuses */
export const returnApplication =
  ({ applications, rules, clock }: Deps) =>
  async ({ caller, applicationId, deficiencies }: Command) => {
    assertRole(caller, 'REVIEWER');
    const reviewerId = accountOf(caller);
    return applications.update(applicationId, (application) =>
      returnToApplicant(application, { reviewerId, deficiencies }, rules, clock.now()),
    );
  };
