import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readEmail } from '@mumaris/kit/text/read-email';
import { readPhone } from '@mumaris/kit/text/read-phone';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, type Reading, required } from '@mumaris/kit/text/reading';
import { clip } from '@mumaris/kit/text/size';
import type { Rules } from '../../domain/rules';
import type { OrganisationDetails } from './organisation';

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

const script = { ARABIC: /\p{Script=Arabic}/u, LATIN: /\p{Script=Latin}/u } as const;

/** As many code points the event of an employer carries, whatever they are to the eye. */
const carried = 300;

/** A name in its own script, so that nobody reads Latin letters in an Arabic list. */
const readWords = (typed: string, field: string, letters: keyof typeof script, max: number): Reading<string> => {
  const text = required(readLine(typed, max, field), field);
  if (text instanceof RuleViolation) return text;
  if (clip(text, carried) !== text) return new RuleViolation('TOO_LONG', { max }, field);
  if (script[letters].test(text)) return text;
  return new RuleViolation(letters === 'ARABIC' ? 'NOT_ARABIC' : 'NOT_LATIN', {}, field);
};

const readContact = ({ name, email, phone }: OrganisationForm['contacts'][number], index: number, max: number) => {
  const at = (field: string) => ['contacts', String(index), field];
  return {
    name: required(readLine(name, max, at('name')), at('name')),
    email: readEmail(email) ?? new RuleViolation('EMAIL_INVALID', {}, at('email')),
    phone: isBlank(phone ?? '')
      ? null
      : (readPhone(phone ?? '') ?? new RuleViolation('PHONE_INVALID', {}, at('phone'))),
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
  const count = form.contacts.length;
  const contacts = form.contacts.slice(0, contactsAtMost).map((contact, index) => readContact(contact, index, max));
  const { nameAr, nameEn, cityAr, cityEn } = allRead(
    {
      nameAr: readWords(form.nameAr, 'nameAr', 'ARABIC', max),
      nameEn: readWords(form.nameEn, 'nameEn', 'LATIN', max),
      cityAr: readWords(form.cityAr, 'cityAr', 'ARABIC', max),
      cityEn: readWords(form.cityEn, 'cityEn', 'LATIN', max),
      count:
        (count >= 1 && count <= contactsAtMost) ||
        new RuleViolation('CONTACTS_COUNT', { max: contactsAtMost }, 'contacts'),
    },
    contacts.flatMap((contact) => Object.values(contact)),
  );
  return {
    name: { ar: nameAr, en: nameEn },
    city: { ar: cityAr, en: cityEn },
    contacts: contacts.map((contact) => allRead(contact)),
  };
};
