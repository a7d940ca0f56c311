import { endOfPeriod, hoursAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import type { ContactChangeStatus } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Account } from './account';
import { type Code, countResend, newCode } from './code';
import { maskEmail, maskMobile } from '@mumaris/kit/text/masking';

/** A request to change e-mail, mobile or both; each is in force when its link or code was followed (IDN-11). */
export interface ContactChange {
  readonly id: string;
  /** For people: `U-482-913-075`. */
  readonly number: string;
  readonly accountId: string;
  readonly status: ContactChangeStatus;
  /** What was in force when it was asked for, masked. */
  readonly oldEmail: string;
  readonly oldMobile: string;
  readonly newEmail: string | null;
  readonly newMobile: string | null;
  readonly link: { readonly hash: string; readonly expiresAt: Date } | null;
  readonly code: Code | null;
  readonly emailConfirmedAt: Date | null;
  readonly mobileConfirmedAt: Date | null;
  readonly resentAt: readonly Date[];
  readonly requestedAt: Date;
  /** When it lapses, if it is not done by then. */
  readonly dueAt: Date;
}

type ChangeRules = Rules['contactChange'];

interface Hashes {
  readonly linkHash: string;
  readonly codeHash: string;
}

interface Opening {
  readonly id: string;
  readonly number: string;
  readonly account: Account;
  readonly email: string | null;
  readonly mobile: string | null;
}

/** Begins a change; nothing is sent yet (IDN-11). */
export const openContactChange = (
  { id, number, account, email, mobile }: Opening,
  { lapsesAfterDays }: ChangeRules,
  now: Date,
): ContactChange => ({
  id,
  number,
  accountId: account.id,
  status: 'DRAFT',
  oldEmail: maskEmail(account.email),
  oldMobile: maskMobile(account.mobile),
  newEmail: email,
  newMobile: mobile,
  link: null,
  code: null,
  emailConfirmedAt: null,
  mobileConfirmedAt: null,
  resentAt: [],
  requestedAt: now,
  dueAt: endOfPeriod(now, lapsesAfterDays),
});

const assertStatus = ({ status }: ContactChange, wanted: ContactChangeStatus): void => {
  if (status !== wanted) throw new RuleViolation('CONTACT_CHANGE_NOT_OPEN');
};

const withSecrets = (change: ContactChange, { linkHash, codeHash }: Hashes, rules: ChangeRules, now: Date) => ({
  ...change,
  link:
    change.newEmail === null || change.emailConfirmedAt
      ? change.link
      : { hash: linkHash, expiresAt: hoursAfter(now, rules.linkHours) },
  code: change.newMobile === null || change.mobileConfirmedAt ? null : newCode(codeHash, rules, now),
});

/** “Finish update”: from now on the link and the code are waited for. @throws RuleViolation CONTACT_CHANGE_NOT_OPEN */
export const finishContactChange = (
  change: ContactChange,
  hashes: Hashes,
  rules: ChangeRules,
  now: Date,
): ContactChange => {
  assertStatus(change, 'DRAFT');
  return { ...withSecrets(change, hashes, rules, now), status: 'AWAITING_CONFIRMATION' };
};

/** New secrets in place of the old ones. @throws RuleViolation CONTACT_CHANGE_NOT_OPEN, RESENT_TOO_OFTEN (IDN-12) */
export const resendContactChange = (
  change: ContactChange,
  hashes: Hashes,
  rules: ChangeRules,
  now: Date,
): ContactChange => {
  assertStatus(change, 'AWAITING_CONFIRMATION');
  return { ...withSecrets(change, hashes, rules, now), resentAt: countResend(change.resentAt, rules, now) };
};

const completeWhenConfirmed = (change: ContactChange): ContactChange => {
  const { newEmail, newMobile, emailConfirmedAt, mobileConfirmedAt } = change;
  const done = (newEmail === null || emailConfirmedAt) && (newMobile === null || mobileConfirmedAt);
  return done ? { ...change, status: 'COMPLETED' } : change;
};

/**
 * The link was followed; again, by the person or a scanner of mails, it changes nothing.
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-11)
 */
export const confirmNewEmail = (change: ContactChange, linkHash: string, now: Date): ContactChange => {
  const { link, status } = change;
  if (link?.hash !== linkHash) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (change.emailConfirmedAt) return change;
  if (status !== 'AWAITING_CONFIRMATION') throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return completeWhenConfirmed({ ...change, emailConfirmedAt: now });
};

/** The right code was entered. @throws RuleViolation CONTACT_CHANGE_NOT_OPEN (IDN-11) */
export const confirmNewMobile = (change: ContactChange, now: Date): ContactChange => {
  assertStatus(change, 'AWAITING_CONFIRMATION');
  // Another right code of the same change was faster.
  if (change.mobileConfirmedAt) throw new RuleViolation('CONTACT_CHANGE_NOT_OPEN');
  return completeWhenConfirmed({ ...change, code: null, mobileConfirmedAt: now });
};

const isOpen = ({ status }: ContactChange) => status === 'DRAFT' || status === 'AWAITING_CONFIRMATION';

const end = (change: ContactChange, status: ContactChangeStatus): Change<ContactChange> =>
  isOpen(change) ? { state: { ...change, status, link: null, code: null } } : { state: change };

/** Gives a change up. What was confirmed stays in force. @throws RuleViolation CONTACT_CHANGE_NOT_OPEN */
export const cancelContactChange = (change: ContactChange): Change<ContactChange> => {
  if (!isOpen(change)) throw new RuleViolation('CONTACT_CHANGE_NOT_OPEN');
  return end(change, 'CANCELLED');
};

/** Ends a change for which a newer one was begun; one that has ended stays as it is. */
export const replaceContactChange = (change: ContactChange): Change<ContactChange> => end(change, 'CANCELLED');

/** Ends a change that was not confirmed in time; one that has ended stays as it is. */
export const lapseContactChange = (change: ContactChange): Change<ContactChange> => end(change, 'EXPIRED');
