import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Account } from '../../domain/account';
import { changeContact } from '../../domain/account-contact';
import { fullName } from '../../domain/applicant';
import type { ContactChange } from '../../domain/contact-change';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

interface NewContact {
  readonly what: 'EMAIL' | 'MOBILE';
  /** Decides on the change; it names what comes into force. */
  readonly confirm: (change: ContactChange) => ContactChange;
  readonly caller: Caller;
}

const changedBy = ({ newEmail, newMobile }: ContactChange, what: NewContact['what'], account: Account): Account => ({
  ...account,
  ...(what === 'EMAIL' && newEmail && { email: newEmail }),
  ...(what === 'MOBILE' && newMobile && { mobile: newMobile }),
});

/**
 * Puts the new e-mail or mobile in force and tells the old e-mail address (IDN-11). The links that were sent to the old
 * address work no more.
 * @throws RuleViolation CONTACT_TAKEN where another account got it meanwhile (IDN-05)
 */
export const putContactInForce =
  (deps: Deps) =>
  async (changeId: string, { what, confirm, caller }: NewContact): Promise<ContactChange> => {
    const { accounts, accountLinks, contactChanges, sealer, transact } = deps;
    const update = async (tx: Transaction) => {
      let isNew = true;
      const decide = (state: ContactChange) => {
        const confirmed = confirm(state);
        isNew = confirmed !== state;
        return { state: confirmed };
      };
      const change = await contactChanges.update(changeId, decide, tx);
      if (!isNew) return change;
      const { accountId, number } = change;
      await accounts.update(
        accountId,
        async (before) => {
          const after = changedBy(change, what, before);
          const { email, mobile, name } = after;
          const contact = await sealer.seal({ email, mobile, name: fullName(name) });
          const previous = await sealer.seal({ email: before.email });
          const told = securityEvent(accountId, `${what}_CHANGED`, { caller, by: 'OWNER' });
          return audited(changeContact(after, { number, what, contact, previous }), told);
        },
        tx,
      );
      if (what === 'EMAIL') await accountLinks.endAll(accountId, tx);
      return change;
    };
    try {
      return await transact(update);
    } catch (error) {
      throw isDuplicate(error) ? new RuleViolation('CONTACT_TAKEN') : error;
    }
  };
