import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { type ContactChange, openContactChange, replaceContactChange } from '../domain/contact-change';
import { numberViolation, readContactChangeForm } from '../domain/contact-change-form';
import type { Deps } from './deps';
import { ownAccount } from './steps/own-account';

export interface RequestContactChange {
  readonly number: string;
  readonly email?: string | null | undefined;
  readonly mobile?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Begins a change of e-mail or mobile and ends an earlier one (IDN-11, MEM-30). Whether somebody has the new address
 * already is not told (IDN-05).
 * @throws RuleViolation UNAUTHENTICATED, MEMBER_NUMBER_WRONG, EMAIL_INVALID, MOBILE_INVALID, NOTHING_TO_CHANGE,
 *   TOO_MANY_TRIES_HERE
 */
export const requestContactChange =
  (deps: Deps) =>
  async ({ caller, ...form }: RequestContactChange): Promise<ContactChange> => {
    const { contactChanges, limits, rules, clock, transact } = deps;
    const account = await ownAccount(deps)(caller);
    await limits.take('contactChange', { subject: account.id, address: caller.address });
    const wrongNumber = numberViolation(account, form);
    if (wrongNumber) throw wrongNumber;
    const wanted = readContactChangeForm(account, form);
    const opening = { id: newId('cch'), number: newNumber('U'), account, ...wanted };
    const change = openContactChange(opening, rules.contactChange, clock.now());
    return transact(async (tx) => {
      await contactChanges.updateOpen(account.id, replaceContactChange, tx);
      return contactChanges.insert({ state: change }, tx);
    });
  };
