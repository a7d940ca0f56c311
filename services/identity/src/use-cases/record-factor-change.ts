import type { Caller } from '@mumaris/kit/auth/caller';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type FactorChange, tellOfFactor } from '../domain/second-factor';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Tells the owner of an account, and the audit trail, what became of a second factor (IDN-14, IDN-15). */
export const recordFactorChange =
  ({ accounts, auditTrail }: Pick<Deps, 'accounts' | 'auditTrail'>) =>
  async (accountId: string, what: FactorChange, caller: Caller, tx: Transaction): Promise<void> => {
    await accounts.update(accountId, (account) => tellOfFactor(account, what), tx);
    await auditTrail.add(accountId, securityEvent(accountId, what, { caller, by: 'OWNER' }), tx);
  };
