import { minutesAfter } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import {
  AccountActivatedV1,
  AccountClaimedV1,
  AccountRegisteredV1,
  type AccountStatus,
  DeviceLinkRequestedV1,
  IdNumberAddedV1,
  type Language,
  LoginLockedV1,
  NewDeviceUsedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  type Role,
  SignUpRepeatedV1,
  UserNameRequestedV1,
} from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Applicant, PersonName } from './applicant';
import { shownNumber } from './id-document';
import type { IdDocument } from '@mumaris/kit/text/id-document';

/** A person's login: one a person (IDN-05). */
export interface Account extends IdDocument {
  readonly id: string;
  readonly status: AccountStatus;
  readonly name: PersonName;
  /** As typed; upper and lower case make no difference to who it is. */
  readonly email: string;
  /** E.164. */
  readonly mobile: string;
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  /** What was declared and accepted at sign-up (IDN-02). */
  readonly accepted: { readonly termsVersion: string; readonly newPractitioner: boolean; readonly at: Date };
  readonly emailConfirmedAt: Date;
  readonly mobileConfirmedAt: Date;
  /** When its owner was last told of a repeated sign-up. */
  readonly repeatToldAt: Date | null;
  /** Until when no password is taken, after too many wrong ones; by the platform's clock (IDN-12). */
  readonly lockedUntil: Date | null;
  /** How membership knows the person, once there is a profile (IDN-10, IDN-11). */
  readonly fileNumber: string | null;
  readonly membershipNumber: string | null;
  readonly closedAt: Date | null;
  /** Until when the law wants its records kept (IDN-15). */
  readonly eraseAt: Date | null;
  readonly createdAt: Date;
}

interface Opening {
  readonly id: string;
  readonly applicant: Applicant;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  /** E-mail, mobile and name, sealed for the notification service. */
  readonly contact: string;
  /** Its ID document, sealed for membership; null for who does not practise. */
  readonly idDocument: string | null;
  /** When the terms were accepted, and each of the contacts was confirmed. */
  readonly acceptedAt: Date;
  readonly emailConfirmedAt: Date;
  readonly mobileConfirmedAt: Date;
}

/** Opens an account whose e-mail and mobile are confirmed (IDN-01, IDN-02, IDN-04). */
export const openAccount = (opening: Opening, now: Date): Change<Account> => {
  const { id, applicant, passwordHash, roles, contact, idDocument, acceptedAt, emailConfirmedAt, mobileConfirmedAt } =
    opening;
  const { newPractitioner, acceptedTerms: termsVersion, ...person } = applicant;
  return {
    state: {
      id,
      status: 'ACTIVE',
      ...person,
      passwordHash,
      roles,
      accepted: { termsVersion, newPractitioner, at: acceptedAt },
      emailConfirmedAt,
      mobileConfirmedAt,
      repeatToldAt: null,
      lockedUntil: null,
      fileNumber: null,
      membershipNumber: null,
      closedAt: null,
      eraseAt: null,
      createdAt: now,
    },
    events: [
      AccountRegisteredV1.of({ accountId: id, language: person.language, contact }),
      AccountActivatedV1.of({
        accountId: id,
        roles: [...roles] as AccountActivatedV1['roles'],
        ...(idDocument && { idDocument }),
      }),
    ],
  };
};

/** Tells the owner that somebody signed up with this account's data, at most once in a while (IDN-05). */
export const noteRepeatedSignUp = (
  account: Account,
  { repeatNoticeMinutes }: Rules['signUp'],
  now: Date,
): Change<Account> => {
  const { repeatToldAt } = account;
  if (repeatToldAt && now < minutesAfter(repeatToldAt, repeatNoticeMinutes)) return { state: account };
  return { state: { ...account, repeatToldAt: now }, events: [SignUpRepeatedV1.of({ accountId: account.id })] };
};

/** Tells the owner, each time, of a sign-up with this account's data that confirmed an e-mail and a mobile (IDN-05). */
export const noteClaim = (account: Account): Change<Account> => ({
  state: account,
  events: [AccountClaimedV1.of({ accountId: account.id })],
});

/** Takes no password for a while after too many wrong ones, and sends the owner a way in (IDN-12). */
export const lockLogIn = (
  account: Account,
  { link, expiresAt }: { readonly link: string; readonly expiresAt: Date },
  { lockMinutes }: Rules['logIn'],
  now: Date,
): Change<Account> => {
  const { id: accountId } = account;
  const lockedUntil = minutesAfter(now, lockMinutes);
  const until = lockedUntil.toISOString();
  return {
    state: { ...account, lockedUntil },
    events: [
      LoginLockedV1.of({ accountId, until }),
      DeviceLinkRequestedV1.of({ accountId, until, link, expiresAt: expiresAt.toISOString() }),
    ],
  };
};

/** Whether no password is taken now (IDN-12). */
export const isLocked = ({ lockedUntil }: Account, now: Date): boolean => lockedUntil !== null && now < lockedUntil;

/** Tells the owner of a device that has not signed in before (IDN-08). */
export const noteNewDevice = (account: Account, device: string | null, now: Date): Change<Account> => ({
  state: account,
  events: [NewDeviceUsedV1.of({ accountId: account.id, device: device ?? '', at: now.toISOString() })],
});

/** The same password under parameters that cost more (IDN-13). */
export const rehash = (account: Account, before: string, passwordHash: string): Change<Account> =>
  account.passwordHash === before ? { state: { ...account, passwordHash } } : { state: account };

/** Has the link sent that sets a new password (IDN-09). */
export const askForPasswordReset = (account: Account, link: string, expiresAt: Date): Change<Account> => ({
  state: account,
  events: [PasswordResetRequestedV1.of({ accountId: account.id, link, expiresAt: expiresAt.toISOString() })],
});

/** Puts a new password in force, opens a locked account, and tells the owner (IDN-09, IDN-13). */
export const setPassword = (
  account: Account,
  passwordHash: string,
  how: PasswordChangedV1['how'],
): Change<Account> => ({
  state: { ...account, passwordHash, lockedUntil: null },
  events: [PasswordChangedV1.of({ accountId: account.id, how })],
});

/** Has the code sent that shows the user name (IDN-10). */
export const askForUserName = (account: Account, code: string, expiresAt: Date): Change<Account> => ({
  state: account,
  events: [UserNameRequestedV1.of({ accountId: account.id, code, expiresAt: expiresAt.toISOString() })],
});

/** How membership knows the person from now on (IDN-10, IDN-11); what is heard late takes no membership number away. */
export const noteNumbers = (
  account: Account,
  told: { readonly fileNumber: string; readonly membershipNumber: string | null },
): Change<Account> => {
  const { fileNumber } = told;
  const membershipNumber = told.membershipNumber ?? account.membershipNumber;
  const known = account.fileNumber === fileNumber && account.membershipNumber === membershipNumber;
  return { state: known ? account : { ...account, fileNumber, membershipNumber } };
};

/** Adds the ID number of a passport's holder, which names the person from then on (IDN-01). @throws RuleViolation ID_NUMBER_THERE */
export const addIdNumber = (account: Account, idNumber: string): Change<Account> => {
  if (account.idNumber) throw new RuleViolation('ID_NUMBER_THERE');
  return { state: { ...account, idNumber }, events: [IdNumberAddedV1.of({ accountId: account.id })] };
};

/** The words that may not stand in a password (IDN-13). */
export const ownerOf = (account: Account) => ({
  email: account.email,
  idNumber: shownNumber(account),
  names: [account.name.first, account.name.last],
});
