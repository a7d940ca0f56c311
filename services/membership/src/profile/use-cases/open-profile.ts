import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import { openProfile as open } from '../domain/practitioner';
import type { ProfileInput } from '../domain/profile';
import type { Deps } from './deps';

/** Opens the caller's profile (MEM-01). @throws RuleViolation UNAUTHENTICATED, PROFILE_EXISTS, FILE_FROM_BEFORE, and what is wrong with it */
export const openProfile =
  ({ practitioners, newFileNumber, openClaimed, assertNoFileWaits, assertOwnIdDocument, clock }: Deps) =>
  async ({ caller, ...profile }: ProfileInput & { caller: Caller }) => {
    const accountId = accountOf(caller);
    // Asked for before the claim was heard to the end: there is a file, and no second one.
    await openClaimed(accountId);
    await assertNoFileWaits(accountId);
    const [opened] = await practitioners.open(async () => {
      const fileNumber = await newFileNumber();
      const change = open({ id: newId('pra'), fileNumber, accountId, profile }, clock.now());
      const { idDocument } = change.state.profile;
      if (idDocument) await assertOwnIdDocument(accountId, idDocument);
      return [change];
    });
    return opened ?? null;
  };
