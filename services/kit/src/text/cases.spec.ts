import path from 'node:path';
import { z } from 'zod';
import { RuleViolation } from '../errors';
import { loadRules } from '../rules';
import { emailKeyOf, readEmail } from './read-email';
import { readDay } from './read-day';
import { readDigitCode, readSignCode } from './read-code';
import { readLink } from './read-link';
import { readMobile } from './read-mobile';
import { isNameIn, readName } from './read-name';
import { readDigits } from './read-number';
import { readReference } from './read-reference';
import { readLine, readParagraphs } from './read-text';
import { searchKey } from './search-key';

const inCases = (name: string) => path.join(__dirname, '..', '..', 'test', 'cases', name);

const nameIn = (script: 'ARABIC' | 'LATIN') => (typed: string) => {
  const name = readName(typed, 120, 'name');
  return name instanceof RuleViolation || isNameIn(script, name) ? name : undefined;
};

const readers = {
  'arabic name': nameIn('ARABIC'),
  'latin name': nameIn('LATIN'),
  'e-mail': readEmail,
  'e-mail key': emailKeyOf,
  digits: (typed: string) => readDigits(typed, 10),
  mobile: readMobile,
  reference: readReference,
  'digit code': readDigitCode,
  'sign code': readSignCode,
  day: (typed: string) => readDay(typed, 'day'),
  link: (typed: string) => readLink(typed, 500, 'link'),
  line: (typed: string) => readLine(typed, 300, 'title'),
  'free text': (typed: string) => readParagraphs(typed, 2_000, 'text'),
} satisfies Record<string, (typed: string) => string | RuleViolation | undefined>;
type Kind = keyof typeof readers;

const rules: Record<Kind, string> = {
  'arabic name': 'IDN-01 MEM-01',
  'latin name': 'IDN-01 MEM-01',
  'e-mail': 'IDN-06',
  'e-mail key': 'IDN-05',
  digits: 'IDN-06',
  mobile: 'IDN-06',
  reference: 'MEM-61',
  'digit code': 'IDN-12',
  'sign code': 'IDN-03',
  day: 'MEM-01 CPD-01',
  link: 'CPD-01',
  line: 'CPD-01',
  'free text': 'MEM-04',
};

const kinds = Object.keys(readers) as [Kind, ...Kind[]];
const row = z.strictObject({
  where: z.enum(kinds),
  give: z.string(),
  want: z.string().optional(),
  code: z.string().optional(),
  note: z.string().optional(),
});

const outcome = (read: string | RuleViolation | undefined) =>
  read instanceof RuleViolation ? { code: read.code } : read === undefined ? { code: 'none' } : { want: read };

/** What is not seen, or would disturb the list of tests, by its code. */
const seen = (text: string) =>
  text.replace(/[^\P{C}\u200c]|[\u2028\u2029]/gu, (sign) => `<${sign.codePointAt(0)?.toString(16) ?? ''}>`);

const rows = loadRules(inCases('typed-text.yaml'), z.array(row)).map((one) => ({
  ...one,
  rule: rules[one.where],
  typed: seen(one.give),
}));

test.each(rows)('$rule $where: what is kept of $typed', ({ where, give, want, code }) => {
  expect(outcome(readers[where](give))).toEqual(code === undefined ? { want } : { code });
});

test.each(rows.filter(({ want }) => want))('$rule $where: what was kept of $typed stays so', ({ where, want }) => {
  expect(outcome(readers[where](want ?? ''))).toEqual({ want });
});

const pair = z.strictObject({ a: z.string(), b: z.string(), same: z.boolean() });

test.each(loadRules(inCases('same-activity.yaml'), z.array(pair)))('CPD-04 $a, $b: $same', ({ a, b, same }) => {
  expect(searchKey(a) === searchKey(b)).toBe(same);
});
