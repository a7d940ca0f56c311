import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Account } from '../../domain/account';
import type { AccountRepository } from '../../store/account.repository';

/** The signed-in account of the caller. @throws RuleViolation UNAUTHENTICATED, also once it is closed (IDN-04) */
export const ownAccount =
  ({ accounts }: { accounts: AccountRepository }) =>
  async (caller: Caller): Promise<Account> => {
    const account = await accounts.find(accountOf(caller));
    if (account?.status !== 'ACTIVE') throw new RuleViolation('UNAUTHENTICATED');
    return account;
  };
