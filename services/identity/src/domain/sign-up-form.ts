import { RuleViolation } from '@mumaris/kit/errors';
import { emailKeyOf, readEmail } from '@mumaris/kit/text/read-email';
import { readMobile } from '@mumaris/kit/text/read-mobile';
import { readName } from '@mumaris/kit/text/read-name';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { Language } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Applicant } from './applicant';
import { type IdDocumentForm, readIdDocument, shownNumber } from './id-document';
import { type PasswordFacts, passwordViolation } from './password-policy';

/** What a person fills in to get an account (IDN-01, IDN-02). */
export interface SignUpForm extends IdDocumentForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailConfirmation: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly mobile: string;
  readonly newPractitioner: boolean;
  readonly acceptedTerms: string;
  readonly language: Language;
}

/**
 * Checks a sign-up form as a whole, so that its author sees all that is wrong with it at once.
 * @param beside what was read of a form that asks for more
 * @throws RuleViolation or RuleViolations (IDN-01, IDN-02, IDN-06, IDN-13)
 */
export const readSignUpForm = (
  form: SignUpForm,
  { terms, signUp, passwords }: Pick<Rules, 'terms' | 'signUp' | 'passwords'>,
  facts: PasswordFacts,
  beside: readonly Reading<unknown>[] = [],
): Applicant => {
  const first = readName(form.firstName, signUp.nameMaxLength, 'firstName');
  const last = readName(form.lastName, signUp.nameMaxLength, 'lastName');
  const email = readEmail(form.email);
  const { document, others } = readIdDocument(form);
  const idNumber = document instanceof RuleViolation ? undefined : shownNumber(document);
  const owner = { email, idNumber, names: [first, last].filter((name) => typeof name === 'string') };
  const readings = {
    first,
    last,
    email: email ?? new RuleViolation('EMAIL_INVALID', {}, 'email'),
    sameEmail:
      emailKeyOf(form.email) === emailKeyOf(form.emailConfirmation) ||
      new RuleViolation('EMAIL_MISMATCH', {}, 'emailConfirmation'),
    password: passwordViolation(form.password, owner, passwords, facts),
    samePassword:
      form.password === form.passwordConfirmation || new RuleViolation('PASSWORD_MISMATCH', {}, 'passwordConfirmation'),
    document,
    mobile: readMobile(form.mobile) ?? new RuleViolation('MOBILE_INVALID', {}, 'mobile'),
    newPractitioner: form.newPractitioner || new RuleViolation('DECLARATION_REQUIRED', {}, 'newPractitioner'),
    acceptedTerms:
      form.acceptedTerms === terms.version
        ? terms.version
        : new RuleViolation('TERMS_NOT_ACCEPTED', { version: terms.version }, 'acceptedTerms'),
  };
  const { acceptedTerms, ...read } = allRead(readings, [...others, ...beside]);
  const name = { first: read.first, last: read.last };
  const { mobile, newPractitioner } = read;
  const { language } = form;
  return { name, email: read.email, mobile, ...read.document, language, newPractitioner, acceptedTerms };
};
