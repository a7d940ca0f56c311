import { accountOf } from '@mumaris/kit/auth/access';
import { claim } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** A reviewer takes an application (MEM-28). @throws RuleViolation what the domain refuses */
export const claimApplication =
  ({ applications, rules, clock }: Deps) =>
  async ({ caller, applicationId }: ApplicationCommand) => {
    return applications.update(applicationId, (application) =>
      claim(application, accountOf(caller), rules, clock.now()),
    );
  };
