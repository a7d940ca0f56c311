import { asciiDigits, type Day, dayOf, yearsBetween } from '@mumaris/kit/calendar';
import { RuleViolation, RuleViolations, type Text } from '@mumaris/kit/errors';
import type { Address, ProfileInput } from './profile';
import { readDay } from './read-day';
import { tidy } from './text-checks';

const name = { min: 2, max: 120 };
const age = { min: 18, max: 100 };
const line = { min: 3, max: 200 };
const city = { min: 2, max: 80 };

const arabicName = /^[\p{Script=Arabic}\p{M}ـ .'’-]+$/u;
const latinName = /^[\p{Script=Latin}\p{M} .'’-]+$/u;
const twoLetters = /\p{L}.*\p{L}/su;

const hasLength = (text: string, { min, max }: { min: number; max: number }) =>
  text.length >= min && text.length <= max && twoLetters.test(text);

/** What is wrong with a name: Arabic letters in one language, Latin in the other, no digits. */
const nameViolations = ({ ar, en }: Text): RuleViolation[] => [
  ...(arabicName.test(ar) && !/\p{N}/u.test(ar) && hasLength(ar, name)
    ? []
    : [new RuleViolation('NAME_ARABIC', name, ['name', 'ar'])]),
  ...(latinName.test(en) && hasLength(en, name) ? [] : [new RuleViolation('NAME_LATIN', name, ['name', 'en'])]),
];

/** The day of birth as written, or what is wrong with it; the age counts on `today`. */
const readBirthDay = (written: string, today: Day): Day | RuleViolation => {
  const day = readDay(written, ['dateOfBirth']);
  if (day instanceof RuleViolation) return day;
  const years = yearsBetween(day, today);
  return years >= age.min && years <= age.max ? day : new RuleViolation('AGE_OUT_OF_RANGE', age, ['dateOfBirth']);
};

/** What is wrong with a country code. */
const countryViolations = (code: string, countries: ReadonlySet<string>, field: readonly string[]): RuleViolation[] =>
  countries.has(code) ? [] : [new RuleViolation('UNKNOWN_COUNTRY', {}, field)];

const lengthViolations = (text: string, { min, max }: { min: number; max: number }, field: readonly string[]) => {
  if (text.length < min) return [new RuleViolation('TOO_SHORT', { min }, field)];
  return text.length > max ? [new RuleViolation('TOO_LONG', { max }, field)] : [];
};

const postalCodeViolations = ({ postalCode, country }: Address): RuleViolation[] =>
  postalCode === null || (country === 'SA' ? /^\d{5}$/ : /^[A-Z0-9][A-Z0-9 -]{1,11}$/).test(postalCode)
    ? []
    : [new RuleViolation('BAD_POSTAL_CODE', {}, ['address', 'postalCode'])];

/** What is wrong with a tidied address. */
const addressViolations = (address: Address, countries: ReadonlySet<string>): RuleViolation[] => [
  ...lengthViolations(address.line, line, ['address', 'line']),
  ...lengthViolations(address.city, city, ['address', 'city']),
  ...countryViolations(address.country, countries, ['address', 'country']),
  ...postalCodeViolations(address),
];

const tidyAddress = ({ line: street, city: town, postalCode, country = 'SA' }: ProfileInput['address']): Address => ({
  line: tidy(street),
  city: tidy(town),
  postalCode: asciiDigits(tidy(postalCode ?? '')).toUpperCase() || null,
  country: country.trim().toUpperCase(),
});

/**
 * Reads a profile as its owner wrote it (MEM-01).
 * @throws RuleViolations with all that is wrong at once
 */
export const readProfile = (input: ProfileInput, countries: ReadonlySet<string>, now: Date) => {
  const written = { ar: tidy(input.name.ar), en: tidy(input.name.en) };
  const nationality = input.nationality.trim().toUpperCase();
  const address = tidyAddress(input.address);
  const dateOfBirth = readBirthDay(input.dateOfBirth, dayOf(now));
  const violations = [
    ...nameViolations(written),
    ...(dateOfBirth instanceof RuleViolation ? [dateOfBirth] : []),
    ...countryViolations(nationality, countries, ['nationality']),
    ...addressViolations(address, countries),
  ];
  if (dateOfBirth instanceof RuleViolation || violations.length) throw new RuleViolations(violations);
  const { gender, category } = input;
  return { name: written, dateOfBirth, gender, nationality, category, address };
};
