import type { Caller } from '@mumaris/kit/auth/caller';
import { audited, type Change } from '@mumaris/kit/change';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Account } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Tells the owners of accounts that somebody signs up with their data (IDN-05, IDN-15). */
export const tellHolders = async (
  { accounts }: Pick<Deps, 'accounts'>,
  holders: readonly Account[],
  note: (account: Account) => Change<Account>,
  caller: Caller,
  tx: Transaction,
): Promise<void> => {
  for (const { id } of holders)
    await accounts.update(id, (state) => audited(note(state), securityEvent(id, 'SIGN_UP_REPEATED', { caller })), tx);
};
