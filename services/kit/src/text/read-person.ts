import { type Day, dayOf, yearsBetween } from '../calendar';
import { RuleViolation } from '../errors';
import { readDay } from './read-day';
import { isNameIn, readName } from './read-name';
import type { Reading } from './reading';
import { lengthOf } from './size';

const nameBounds = { min: 2, max: 120 };
const age = { min: 18, max: 100 };

const twoLetters = /\p{L}.*\p{L}/su;

/** A name in the letters of one script; what no name holds, such as a link, is told apart from the wrong letters. */
const readNameIn = (script: 'ARABIC' | 'LATIN', typed: string, refused: RuleViolation): Reading<string> => {
  const name = readName(typed, nameBounds.max, refused.field ?? 'name');
  if (name instanceof RuleViolation) return name.code === 'NAME_NOT_PLAIN' ? name : refused;
  return isNameIn(script, name) && lengthOf(name) >= nameBounds.min && twoLetters.test(name) ? name : refused;
};

/** Reads a full name of 2 to 120 characters in each language; NAME_ARABIC, NAME_LATIN or NAME_NOT_PLAIN (MEM-01). */
export const readFullName = ({ ar, en }: { readonly ar: string; readonly en: string }) => ({
  ar: readNameIn('ARABIC', ar, new RuleViolation('NAME_ARABIC', nameBounds, ['name', 'ar'])),
  en: readNameIn('LATIN', en, new RuleViolation('NAME_LATIN', nameBounds, ['name', 'en'])),
});

/** Reads an age in whole years of who may practise; AGE_OUT_OF_RANGE (MEM-01). */
export const readAge = (years: number, field: readonly string[]): Reading<number> =>
  years >= age.min && years <= age.max ? years : new RuleViolation('AGE_OUT_OF_RANGE', age, field);

/** Reads the day of birth as written, in either calendar, of who may practise on `now`; BAD_DATE or AGE_OUT_OF_RANGE (MEM-01). */
export const readBirthDay = (written: string, now: Date): Reading<Day> => {
  const day = readDay(written, ['dateOfBirth']);
  if (day instanceof RuleViolation) return day;
  const years = readAge(yearsBetween(day, dayOf(now)), ['dateOfBirth']);
  return years instanceof RuleViolation ? years : day;
};
