import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { type Address, type AddressForm, readAddress } from '@mumaris/kit/text/read-address';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readBirthDay, readFullName } from '@mumaris/kit/text/read-person';
import { readReference } from '@mumaris/kit/text/read-reference';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Applicant } from '../../domain/applicant';
import type { IdDocument } from '../../domain/id-document';
import type { PasswordFacts } from '../../domain/password-policy';
import type { Rules } from '../../domain/rules';
import { readSignUpForm, type SignUpForm } from '../../domain/sign-up-form';

/** What a person fills in to claim a file: a sign-up without its declaration, and who they are (IDN-16). */
export interface ClaimForm extends Omit<SignUpForm, 'newPractitioner'> {
  readonly registrationNumber: string;
  readonly name: Text;
  readonly dateOfBirth: string;
  readonly nationality: string;
  readonly address: AddressForm;
}

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
  const address = readAddress(form.address);
  const readings = {
    registrationNumber: readRegistrationNumber(form.registrationNumber),
    ...readFullName(form.name),
    dateOfBirth: readBirthDay(form.dateOfBirth, now),
    nationality: readCountry(form.nationality, ['nationality']),
  };
  const others = [...Object.values(readings), ...Object.values(address)];
  const signUp = readSignUpForm({ ...form, newPractitioner: true }, rules, facts, others);
  const { ar, en, ...stated } = allRead(readings);
  const { email, mobile, idNumber, passport } = signUp;
  return {
    applicant: { ...signUp, newPractitioner: false },
    statement: { ...stated, name: { ar, en }, address: allRead(address), email, mobile, idNumber, passport },
  };
};
