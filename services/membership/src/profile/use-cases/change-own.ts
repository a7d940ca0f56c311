import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Practitioner } from '../domain/practitioner';
import type { Deps } from './deps';

/** Changes the caller's own profile. @throws RuleViolation UNAUTHENTICATED, PROFILE_FIRST, and what the change refuses */
export const changeOwn =
  ({ practitioners }: Pick<Deps, 'practitioners'>) =>
  async (
    caller: Caller,
    change: (practitioner: Practitioner) => Change<Practitioner> | Promise<Change<Practitioner>>,
  ): Promise<Practitioner> => {
    const [own] = await practitioners.byAccountIds([accountOf(caller)]);
    if (!own) throw new RuleViolation('PROFILE_FIRST');
    return practitioners.update(own.id, change);
  };
