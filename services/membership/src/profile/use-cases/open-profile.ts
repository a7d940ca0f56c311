import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { openProfile as open } from '../domain/practitioner';
import type { ProfileInput } from '../domain/profile';
import type { Deps } from './deps';

/** Opens the caller's profile (MEM-01). @throws RuleViolation UNAUTHENTICATED, PROFILE_EXISTS, and what is wrong with it */
export const openProfile =
  ({ practitioners, clock }: Deps) =>
  async ({ caller, ...profile }: ProfileInput & { caller: Caller }) => {
    const accountId = accountOf(caller);
    const [opened] = await practitioners.open(() => [
      open({ id: newId('pra'), fileNumber: newNumber('F'), accountId, profile }, clock.now()),
    ]);
    return opened ?? null;
  };
