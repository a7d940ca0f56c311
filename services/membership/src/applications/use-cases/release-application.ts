import { accountOf } from '@mumaris/kit/auth/access';
import { release } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** A reviewer gives an application back to the queue (MEM-28). @throws RuleViolation what the domain refuses */
export const releaseApplication =
  ({ applications, rules, clock }: Deps) =>
  async ({ caller, applicationId }: ApplicationCommand) => {
    return applications.update(applicationId, (application) =>
      release(application, accountOf(caller), rules, clock.now()),
    );
  };
