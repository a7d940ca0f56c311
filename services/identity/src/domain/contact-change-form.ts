import { RuleViolation } from '@mumaris/kit/errors';
import { emailKeyOf, readEmail } from '@mumaris/kit/text/read-email';
import { readMobile } from '@mumaris/kit/text/read-mobile';
import { readReference } from '@mumaris/kit/text/read-reference';
import { allRead } from '@mumaris/kit/text/reading';
import type { Account } from './account';

interface ContactChangeForm {
  readonly number: string;
  readonly email?: string | null | undefined;
  readonly mobile?: string | null | undefined;
}

/** Staff who are no members have no number to show. */
const numberFits = ({ membershipNumber, fileNumber, roles }: Account, typed: string): boolean => {
  const number = membershipNumber ?? fileNumber;
  return number === null ? !roles.includes('PRACTITIONER') : number === readReference(typed);
};

/** Whether the account's number was shown: the membership number, or the file number before there is one (IDN-11). */
export const numberViolation = (account: Account, { number }: ContactChangeForm): RuleViolation | undefined =>
  numberFits(account, number) ? undefined : new RuleViolation('MEMBER_NUMBER_WRONG', {}, 'number');

/**
 * Reads what is to change.
 * @returns null for what stays
 * @throws RuleViolation EMAIL_INVALID, MOBILE_INVALID, NOTHING_TO_CHANGE (IDN-06, IDN-11)
 */
export const readContactChangeForm = (account: Account, form: ContactChangeForm) => {
  const { email, mobile } = allRead({
    email: form.email ? (readEmail(form.email) ?? new RuleViolation('EMAIL_INVALID', {}, 'email')) : null,
    mobile: form.mobile ? (readMobile(form.mobile) ?? new RuleViolation('MOBILE_INVALID', {}, 'mobile')) : null,
  });
  const newEmail = email && emailKeyOf(email) !== emailKeyOf(account.email) ? email : null;
  const newMobile = mobile && mobile !== account.mobile ? mobile : null;
  if (!newEmail && !newMobile) throw new RuleViolation('NOTHING_TO_CHANGE');
  return { email: newEmail, mobile: newMobile };
};
