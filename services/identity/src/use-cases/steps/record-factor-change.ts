import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Account } from '../../domain/account';
import { type FactorChange, tellOfFactor } from '../../domain/second-factor';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Tells the owner of an account, and the audit trail, what became of a second factor (IDN-14, IDN-15). */
export const recordFactorChange =
  ({ accounts }: Pick<Deps, 'accounts'>) =>
  async (
    accountId: string,
    what: Exclude<FactorChange, 'RESET_BY_STAFF'>,
    caller: Caller,
    tx: Transaction,
  ): Promise<void> => {
    const tell = (account: Account) => {
      // Closed meanwhile: it has no factors any more.
      if (account.status !== 'ACTIVE') throw new RuleViolation('UNAUTHENTICATED');
      return audited(tellOfFactor(account, what), securityEvent(accountId, what, { caller, by: 'OWNER' }));
    };
    await accounts.update(accountId, tell, tx);
  };
