import type { Account } from '../domain/account';

/** An account as resolvers hand it on: its owner by the name that the access rules look for, and no password. */
export type AccountNode = Omit<Account, 'passwordHash'> & { readonly accountId: string };

export const toAccountNode = ({ passwordHash: _passwordHash, ...account }: Account): AccountNode => ({
  ...account,
  accountId: account.id,
});
