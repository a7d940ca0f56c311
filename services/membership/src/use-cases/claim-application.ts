import { accountOf, assertRole } from '@mumaris/kit/auth/access';
import { claim } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** A reviewer takes an application (MEM-28). @throws RuleViolation FORBIDDEN, and what the domain refuses */
export const claimApplication =
  ({ applications, rules, clock }: Deps) =>
  async ({ caller, applicationId }: ApplicationCommand) => {
    assertRole(caller, 'REVIEWER');
    return applications.update(applicationId, (application) =>
      claim(application, accountOf(caller), rules, clock.now()),
    );
  };
