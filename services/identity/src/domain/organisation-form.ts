import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from '../rules';
import { readEmail } from './contact';
import type { OrganisationContact, OrganisationDetails } from './organisation';
import { readPhone } from './phone';
import { textViolation, tidy } from './typed-text';

/** What staff fill in for an employer (PRT-01). */
export interface OrganisationForm {
  readonly nameAr: string;
  readonly nameEn: string;
  readonly cityAr: string;
  readonly cityEn: string;
  readonly contacts: readonly {
    readonly name: string;
    readonly email: string;
    readonly phone?: string | null | undefined;
  }[];
}

type Violations = (RuleViolation | undefined | false)[];

const arabic = /\p{Script=Arabic}/u;
const latin = /\p{Script=Latin}/u;

/** A name in its own script, so that nobody reads Latin letters in an Arabic list. */
const wordsViolations = (text: string, field: string, script: RegExp, max: number): Violations => {
  const violation = textViolation(text, max, field);
  if (violation) return [violation];
  return [!script.test(text) && new RuleViolation(script === arabic ? 'NOT_ARABIC' : 'NOT_LATIN', {}, field)];
};

const readContact = (
  { name, email, phone }: OrganisationForm['contacts'][number],
  index: number,
  max: number,
): { contact: OrganisationContact; violations: Violations } => {
  const at = (field: string) => ['contacts', String(index), field];
  const contact = {
    name: tidy(name),
    email: readEmail(email) ?? '',
    phone: phone?.trim() ? (readPhone(phone) ?? '') : null,
  };
  return {
    contact,
    violations: [
      textViolation(contact.name, max, at('name')),
      !contact.email && new RuleViolation('EMAIL_INVALID', {}, at('email')),
      contact.phone === '' && new RuleViolation('PHONE_INVALID', {}, at('phone')),
    ],
  };
};

/**
 * Checks the form of an employer as a whole, so that its author sees all that is wrong with it at once.
 * @throws RuleViolation or RuleViolations: REQUIRED, TOO_LONG, NOT_ARABIC, NOT_LATIN, CONTACTS_COUNT, EMAIL_INVALID, PHONE_INVALID
 */
export const readOrganisationForm = (
  form: OrganisationForm,
  { nameMaxLength: max, contactsAtMost }: Rules['organisations'],
): OrganisationDetails => {
  const name = { ar: tidy(form.nameAr), en: tidy(form.nameEn) };
  const city = { ar: tidy(form.cityAr), en: tidy(form.cityEn) };
  const count = form.contacts.length;
  const read = form.contacts.slice(0, contactsAtMost).map((contact, index) => readContact(contact, index, max));
  assertNone([
    ...wordsViolations(name.ar, 'nameAr', arabic, max),
    ...wordsViolations(name.en, 'nameEn', latin, max),
    ...wordsViolations(city.ar, 'cityAr', arabic, max),
    ...wordsViolations(city.en, 'cityEn', latin, max),
    (count < 1 || count > contactsAtMost) && new RuleViolation('CONTACTS_COUNT', { max: contactsAtMost }, 'contacts'),
    ...read.flatMap(({ violations }) => violations),
  ]);
  return { name, city, contacts: read.map(({ contact }) => contact) };
};
