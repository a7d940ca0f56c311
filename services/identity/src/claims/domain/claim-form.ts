import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { type Address, type AddressForm, readAddress } from '@mumaris/kit/text/read-address';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readBirthDay, readFullName } from '@mumaris/kit/text/read-person';
import { readReference } from '@mumaris/kit/text/read-reference';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Account } from '../../domain/account';
import type { Applicant } from '../../domain/applicant';
import type { IdDocument } from '@mumaris/kit/text/id-document';
import type { PasswordFacts } from '../../domain/password-policy';
import type { Rules } from '../../domain/rules';
import { readSignUpForm, type SignUpForm } from '../../domain/sign-up-form';

/** Which file is meant, and who its owner is today (IDN-16). */
export interface OwnerForm {
  readonly registrationNumber: string;
  readonly name: Text;
  readonly dateOfBirth: string;
  readonly nationality: string;
  readonly address: AddressForm;
}

/** What a person fills in to claim a file: a sign-up without its declaration, and who they are (IDN-16). */
export interface ClaimForm extends Omit<SignUpForm, 'newPractitioner'>, OwnerForm {}

/** What a file is compared with, and what takes the place of what it has (IDN-16). */
export interface Statement extends IdDocument {
  readonly registrationNumber: string;
  readonly name: Text;
  readonly dateOfBirth: Day;
  readonly nationality: string;
  readonly address: Address;
  readonly email: string;
  readonly mobile: string;
}

const longestNumber = 64;

const readRegistrationNumber = (typed: string) => {
  const line = required(readLine(typed, longestNumber, 'registrationNumber'), 'registrationNumber');
  return line instanceof RuleViolation ? line : readReference(line);
};

const readOwner = (form: OwnerForm, now: Date) => {
  const address = readAddress(form.address);
  const facts = {
    registrationNumber: readRegistrationNumber(form.registrationNumber),
    ...readFullName(form.name),
    dateOfBirth: readBirthDay(form.dateOfBirth, now),
    nationality: readCountry(form.nationality, ['nationality']),
  };
  /** @throws RuleViolation or RuleViolations */
  const values = () => {
    const { ar, en, ...stated } = allRead(facts, Object.values(address));
    return { ...stated, name: { ar, en }, address: allRead(address) };
  };
  return { readings: [...Object.values(facts), ...Object.values(address)], values };
};

/**
 * Checks the form as a whole, so that its author sees all that is wrong with it at once.
 * @throws RuleViolation or RuleViolations (IDN-06, IDN-13, IDN-16, MEM-01)
 */
export const readClaimForm = (
  form: ClaimForm,
  rules: Pick<Rules, 'terms' | 'signUp' | 'passwords'>,
  facts: PasswordFacts,
  now: Date,
): { applicant: Applicant; statement: Statement } => {
  const owner = readOwner(form, now);
  const signUp = readSignUpForm({ ...form, newPractitioner: true }, rules, facts, owner.readings);
  const { email, mobile, idNumber, passport } = signUp;
  return {
    applicant: { ...signUp, newPractitioner: false },
    statement: { ...owner.values(), email, mobile, idNumber, passport },
  };
};

/**
 * The same of who has an account, whose document and contact are known.
 * @throws RuleViolation or RuleViolations (IDN-16, MEM-01)
 */
export const readConnectForm = (
  form: OwnerForm,
  { email, mobile, idNumber, passport }: Pick<Account, 'email' | 'mobile' | 'idNumber' | 'passport'>,
  now: Date,
): Statement => ({ ...readOwner(form, now).values(), email, mobile, idNumber, passport });
