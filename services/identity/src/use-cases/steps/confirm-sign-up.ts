import type { Caller } from '@mumaris/kit/auth/caller';
import type { Change } from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, activationOf } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import { confirmationsOf, type SignUp } from '../../domain/sign-up';
import type { Deps } from '../deps';

/**
 * Confirms the e-mail or mobile of the account that waits for a sign-up, and says how far the activation is (IDN-04). A
 * decoy says the same of itself, and no account becomes active (IDN-05).
 */
export const confirmSignUp =
  ({ accounts, auditTrail }: Pick<Deps, 'accounts' | 'auditTrail'>) =>
  async (signUp: SignUp, confirm: (account: Account) => Change<Account>, caller: Caller, tx: Transaction) => {
    if (signUp.accountId === null) return confirmationsOf(signUp);
    const before = await accounts.get(signUp.accountId, tx);
    const after = await accounts.update(before.id, confirm, tx);
    if (after.status !== before.status)
      await auditTrail.add(after.id, securityEvent(after.id, 'ACTIVATED', { caller, by: 'OWNER' }), tx);
    return activationOf(after);
  };
