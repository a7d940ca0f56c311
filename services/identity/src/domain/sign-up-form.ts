import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from '../rules';
import type { Applicant, Language } from './applicant';
import { emailKeyOf, readEmail, readMobile } from './contact';
import { readIdNumber } from './id-number';
import { type PasswordFacts, passwordViolation } from './password-policy';
import { textViolation, tidy } from './typed-text';

/** What a person fills in to get an account (IDN-01, IDN-02). */
export interface SignUpForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailConfirmation: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly newPractitioner: boolean;
  readonly acceptedTerms: string;
  readonly language: Language;
}

/**
 * Checks a sign-up form as a whole, so that its author sees all that is wrong with it at once.
 * @throws RuleViolation or RuleViolations (IDN-01, IDN-02, IDN-06, IDN-13)
 */
export const readSignUpForm = (
  form: SignUpForm,
  { terms, signUp, passwords }: Pick<Rules, 'terms' | 'signUp' | 'passwords'>,
  facts: PasswordFacts,
): Applicant => {
  const name = { first: tidy(form.firstName), last: tidy(form.lastName) };
  const email = readEmail(form.email);
  const mobile = readMobile(form.mobile);
  const idNumber = readIdNumber(form.idNumber);
  const owner = { email, idNumber, names: [name.first, name.last] };
  assertNone([
    textViolation(name.first, signUp.nameMaxLength, 'firstName'),
    textViolation(name.last, signUp.nameMaxLength, 'lastName'),
    !email && new RuleViolation('EMAIL_INVALID', {}, 'email'),
    emailKeyOf(form.email) !== emailKeyOf(form.emailConfirmation) &&
      new RuleViolation('EMAIL_MISMATCH', {}, 'emailConfirmation'),
    passwordViolation(form.password, owner, passwords, facts),
    form.password !== form.passwordConfirmation && new RuleViolation('PASSWORD_MISMATCH', {}, 'passwordConfirmation'),
    !idNumber && new RuleViolation('ID_NUMBER_INVALID', {}, 'idNumber'),
    !mobile && new RuleViolation('MOBILE_INVALID', {}, 'mobile'),
    !form.newPractitioner && new RuleViolation('DECLARATION_REQUIRED', {}, 'newPractitioner'),
    form.acceptedTerms !== terms.version &&
      new RuleViolation('TERMS_NOT_ACCEPTED', { version: terms.version }, 'acceptedTerms'),
  ]);
  const { language, newPractitioner, acceptedTerms } = form;
  return {
    name,
    email: email as string,
    mobile: mobile as string,
    idNumber: idNumber as string,
    language,
    newPractitioner,
    acceptedTerms,
  };
};
