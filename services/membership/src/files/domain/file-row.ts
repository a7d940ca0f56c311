import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { readEmail } from '@mumaris/kit/text/read-email';
import { readMobile } from '@mumaris/kit/text/read-mobile';
import { readName } from '@mumaris/kit/text/read-name';
import { readIdNumber, readPassportNumber } from '@mumaris/kit/text/read-number';
import { readReference } from '@mumaris/kit/text/read-reference';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, type Reading, required } from '@mumaris/kit/text/reading';
import { genders, professionalCategories } from '@mumaris/schemas';
import type { FileContent } from './earlier-file';
import type { IdDocument, Passport } from '@mumaris/kit/text/id-document';

/** A row of an import: its columns by name. */
export type Row = Readonly<Record<string, string>>;

/** The columns that are read; every other is a fact and stays as it came. */
const columns = [
  'registrationNumber',
  'fileNumber',
  'idNumber',
  'passportNumber',
  'passportCountry',
  'nameAr',
  'nameEn',
  'dateOfBirth',
  'gender',
  'nationality',
  'category',
  'email',
  'mobile',
] as const;
type Column = (typeof columns)[number];

/** The columns without which no row can be read. */
export const neededColumns: readonly Column[] = [
  'registrationNumber',
  'dateOfBirth',
  'gender',
  'nationality',
  'category',
];

const longest = { registrationNumber: 64, fileNumber: 32, name: 120, fact: 2_000 };
const mostFacts = 100;

const optional = <V>(text: string, read: (text: string) => V): V | null => (isBlank(text) ? null : read(text));

const wordOf = <W extends string>(words: readonly W[], text: string, field: Column): Reading<W> =>
  words.find((word) => word === text.trim().toUpperCase()) ??
  new RuleViolation('FILE_WORD', { words: words.join(', ') }, field);

const readNumber = (text: string, field: 'registrationNumber' | 'fileNumber'): Reading<string> => {
  const line = required(readLine(text, longest[field], field), field);
  return line instanceof RuleViolation ? line : readReference(line);
};

const readId = (text: string): Reading<string> =>
  readIdNumber(text) ?? new RuleViolation('ID_NUMBER_INVALID', {}, 'idNumber');

const readPassport = (text: string, typedCountry: string): Reading<Passport> => {
  const number = readPassportNumber(text);
  const country = readCountry(typedCountry, 'passportCountry');
  if (country instanceof RuleViolation) return country;
  return number ? { number, country } : new RuleViolation('PASSPORT_INVALID', {}, 'passportNumber');
};

/** An ID number, a passport, or both. */
const readDocument = (of: (column: Column) => string): Reading<IdDocument> => {
  const idNumber = optional(of('idNumber'), readId);
  const passport = optional(of('passportNumber'), (text) => readPassport(text, of('passportCountry')));
  if (idNumber instanceof RuleViolation) return idNumber;
  if (passport instanceof RuleViolation) return passport;
  return (idNumber ?? passport) ? { idNumber, passport } : new RuleViolation('REQUIRED', {}, 'idNumber');
};

const readFacts = (row: Row): Record<string, string> => {
  const facts = Object.entries(row).filter(([name, value]) => !columns.includes(name as Column) && !isBlank(value));
  if (facts.length > mostFacts) throw new RuleViolation('TOO_MANY_ITEMS', { max: mostFacts });
  for (const [name, value] of facts)
    if (value.length > longest.fact) throw new RuleViolation('TOO_LONG', { max: longest.fact }, name);
  return Object.fromEntries(facts);
};

/**
 * Reads a row as the earlier systems wrote it: dates in either calendar, digits of either script. A birth date is not held to an
 * age, nor a name to its script: what is on file is on file.
 * @throws RuleViolation or RuleViolations with all that is wrong with the row at once (IDN-16)
 */
export const readRow = (row: Row): FileContent => {
  const of = (column: Column): string => row[column] ?? '';
  const nameOf = (column: 'nameAr' | 'nameEn') => optional(of(column), (text) => readName(text, longest.name, column));
  const nameAr = nameOf('nameAr');
  const read = allRead({
    registrationNumber: readNumber(of('registrationNumber'), 'registrationNumber'),
    fileNumber: optional(of('fileNumber'), (text) => readNumber(text, 'fileNumber')),
    document: readDocument(of),
    nameAr,
    nameEn: nameAr === null && isBlank(of('nameEn')) ? new RuleViolation('REQUIRED', {}, 'nameAr') : nameOf('nameEn'),
    dateOfBirth: readDay(of('dateOfBirth'), 'dateOfBirth'),
    gender: wordOf(genders, of('gender'), 'gender'),
    nationality: readCountry(of('nationality'), 'nationality'),
    category: wordOf(professionalCategories, of('category'), 'category'),
    email: optional(of('email'), (text) => readEmail(text) ?? new RuleViolation('EMAIL_INVALID', {}, 'email')),
    mobile: optional(of('mobile'), (text) => readMobile(text) ?? new RuleViolation('MOBILE_INVALID', {}, 'mobile')),
  });
  const { registrationNumber, fileNumber, document, ...person } = read;
  return { registrationNumber, fileNumber, person: { ...document, ...person }, facts: readFacts(row) };
};
