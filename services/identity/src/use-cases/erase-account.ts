import type { Deps } from './deps';

/** Forgets a closed account whose records need not be kept any more, with what hangs on it (IDN-15). */
export const eraseAccount =
  ({ accounts, contactChanges, clock, transact }: Pick<Deps, 'accounts' | 'contactChanges' | 'clock' | 'transact'>) =>
  (accountId: string): Promise<void> =>
    transact(async (tx) => {
      await accounts.erase(accountId, clock.now(), tx);
      await contactChanges.removeAllOf(accountId, tx);
    });
