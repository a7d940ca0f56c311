import type { Rules } from './rules';
import type { Applicant } from './applicant';
import type { Invitation } from './invitation';
import type { PasswordFacts } from './password-policy';
import { readSignUpForm } from './sign-up-form';

/** What somebody new adds to an invitation. */
export interface NewcomerForm {
  readonly idNumber?: string | null | undefined;
  readonly mobile?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly passwordConfirmation?: string | null | undefined;
  readonly acceptedTerms?: string | null | undefined;
}

/**
 * Reads the rest of a sign-up by the same checks, all at once. Name, address and language are the invitation's, and the
 * declaration of IDN-02 is a practitioner's: staff do not make it.
 * @throws RuleViolation or RuleViolations (IDN-01, IDN-02, IDN-06, IDN-13)
 */
export const readNewcomerForm = (
  { name, email, language }: Pick<Invitation, 'name' | 'email' | 'language'>,
  form: NewcomerForm,
  rules: Pick<Rules, 'terms' | 'signUp' | 'passwords'>,
  facts: PasswordFacts,
): Applicant => {
  const whole = {
    firstName: name.first,
    lastName: name.last,
    email,
    emailConfirmation: email,
    language,
    password: form.password ?? '',
    passwordConfirmation: form.passwordConfirmation ?? '',
    idNumber: form.idNumber ?? '',
    mobile: form.mobile ?? '',
    acceptedTerms: form.acceptedTerms ?? '',
    newPractitioner: true,
  };
  return { ...readSignUpForm(whole, rules, facts), newPractitioner: false };
};
