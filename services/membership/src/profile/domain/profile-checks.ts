import { type Day, dayOf, yearsBetween } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank, plainly } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { isNameIn, readName } from '@mumaris/kit/text/read-name';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { ProfileInput } from './profile';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const nameBounds = { min: 2, max: 120 };
const age = { min: 18, max: 100 };
const street = { min: 3, max: 200 };
const town = { min: 2, max: 80 };

const twoLetters = /\p{L}.*\p{L}/su;

/** A name in the letters of one script; what no name holds, such as a link, is told apart from the wrong letters. */
const readNameIn = (script: 'ARABIC' | 'LATIN', typed: string, refused: RuleViolation): Reading<string> => {
  const name = readName(typed, nameBounds.max, refused.field ?? 'name');
  if (name instanceof RuleViolation) return name.code === 'NAME_NOT_PLAIN' ? name : refused;
  return isNameIn(script, name) && lengthOf(name) >= nameBounds.min && twoLetters.test(name) ? name : refused;
};

/** The day of birth as written, in either calendar; the age counts on `today`. */
const readBirthDay = (written: string, today: Day): Reading<Day> => {
  const day = readDay(written, ['dateOfBirth']);
  if (day instanceof RuleViolation) return day;
  const years = yearsBetween(day, today);
  return years >= age.min && years <= age.max ? day : new RuleViolation('AGE_OUT_OF_RANGE', age, ['dateOfBirth']);
};

const readBetween = (typed: string, { min, max }: Bounds, field: readonly string[]): Reading<string> => {
  const text = readLine(typed, max, field);
  return text instanceof RuleViolation || lengthOf(text) >= min ? text : new RuleViolation('TOO_SHORT', { min }, field);
};

/** Five digits in the Kingdom; elsewhere as the country has it. */
const readPostalCode = (typed: string, country: Reading<string>): Reading<string | null> => {
  const code = plainly(typed).toUpperCase();
  const shape = country === 'SA' ? /^\d{5}$/ : /^[A-Z0-9][A-Z0-9 -]{1,11}$/;
  if (isBlank(typed)) return null;
  return shape.test(code) ? code : new RuleViolation('BAD_POSTAL_CODE', {}, ['address', 'postalCode']);
};

const readAddress = ({ line, city, postalCode, country = 'SA' }: ProfileInput['address']) => {
  const land = readCountry(country, ['address', 'country']);
  return {
    line: readBetween(line, street, ['address', 'line']),
    city: readBetween(city, town, ['address', 'city']),
    country: land,
    postalCode: readPostalCode(postalCode ?? '', land),
  };
};

/**
 * Reads a profile as its owner wrote it (MEM-01).
 * @throws RuleViolation or RuleViolations with all that is wrong at once
 */
export const readProfile = (input: ProfileInput, now: Date) => {
  const { gender, category } = input;
  const address = readAddress(input.address);
  const { ar, en, dateOfBirth, nationality } = allRead(
    {
      ar: readNameIn('ARABIC', input.name.ar, new RuleViolation('NAME_ARABIC', nameBounds, ['name', 'ar'])),
      en: readNameIn('LATIN', input.name.en, new RuleViolation('NAME_LATIN', nameBounds, ['name', 'en'])),
      dateOfBirth: readBirthDay(input.dateOfBirth, dayOf(now)),
      nationality: readCountry(input.nationality, ['nationality']),
    },
    Object.values(address),
  );
  return { name: { ar, en }, dateOfBirth, gender, nationality, category, address: allRead(address) };
};
