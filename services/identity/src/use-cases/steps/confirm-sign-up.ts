import type { Caller } from '@mumaris/kit/auth/caller';
import { audited, type Change } from '@mumaris/kit/change';
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
  ({ accounts }: Pick<Deps, 'accounts'>) =>
  async (signUp: SignUp, confirm: (account: Account) => Change<Account>, caller: Caller, tx: Transaction) => {
    if (signUp.accountId === null) return confirmationsOf(signUp);
    const change = (before: Account) => {
      const confirmed = confirm(before);
      if (confirmed.state.status === before.status) return confirmed;
      return audited(confirmed, securityEvent(before.id, 'ACTIVATED', { caller, by: 'OWNER' }));
    };
    return activationOf(await accounts.update(signUp.accountId, change, tx));
  };
