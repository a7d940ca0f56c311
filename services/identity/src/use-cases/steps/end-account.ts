import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { replaceContactChange } from '../../domain/contact-change';
import type { Deps } from '../deps';

/** Ends what an account that is closed could sign in by or be written to at, in the transaction of its closing (IDN-15). */
export const endAccount =
  ({ accountLinks, contactChanges, secondFactors, passkeys, sessions }: Deps) =>
  async (accountId: string, now: Date, tx: Transaction): Promise<void> => {
    await accountLinks.endAll(accountId, tx);
    await contactChanges.forgetContacts(accountId, replaceContactChange, tx);
    await secondFactors.remove(accountId, tx);
    await passkeys.removeAllOf(accountId, tx);
    await sessions.endAll(accountId, now, tx);
  };
