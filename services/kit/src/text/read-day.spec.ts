import fc from 'fast-check';
import { addDays, toHijri } from '../calendar';
import { RuleViolation, toFailure } from '../errors';
import { readDay } from './read-day';

const dayMs = 86_400_000;
const days = fc
  .integer({ min: 0, max: (Date.parse('2077-12-31') - Date.parse('1900-01-01')) / dayMs })
  .map((offset) => addDays('1900-01-01', offset));
const digits = fc.constantFrom('0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９');
const separator = fc.constantFrom('-', '/', '.', ' ', ' / ', '\u2011', '\u200f/', '\u060d');
const written = fc.tuple(fc.constantFrom('year first', 'day first'), separator, digits, fc.boolean());

const write = (
  iso: string,
  [order, between, kind, short]: typeof written extends fc.Arbitrary<infer W> ? W : never,
) => {
  const [year = '', month = '', day = ''] = iso.split('-').map((part) => (short ? String(Number(part)) : part));
  const parts = order === 'year first' ? [year, month, day] : [day, month, year];
  return parts.join(between).replace(/\d/g, (digit) => kind.charAt(Number(digit)));
};

test('MEM-01 CPD-01 a Gregorian day is one day however it is written', () => {
  fc.assert(
    fc.property(days, written, fc.constantFrom('', ' م', 'م', ' AD'), (day, how, mark) => {
      expect(readDay(`${write(day, how)}${mark}`, 'day')).toBe(day);
    }),
    { numRuns: 500 },
  );
});

test('MEM-01 CPD-01 an Umm al-Qura day is one day however it is written, with a mark or by its year', () => {
  fc.assert(
    fc.property(
      days,
      written,
      fc.constantFrom('h:', 'H: ', ''),
      fc.constantFrom('', 'ه', ' هـ', ' AH'),
      (day, how, before, after) => {
        expect(readDay(`${before}${write(toHijri(day), how)}${before ? '' : after}`, 'day')).toBe(day);
      },
    ),
    { numRuns: 500 },
  );
});

test('MEM-01 only what is a day of our time is read, whatever is written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(h:)?\d{4}-\d\d-\d\d$/)), (text) => {
      const day = readDay(text, 'day');
      if (day instanceof RuleViolation) return;
      expect(addDays(day, 0)).toBe(day);
      expect(day >= '1882-01-01').toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('MEM-01 who writes no day is shown one of each calendar, in the order it is read in', () => {
  const refused = readDay('1990-02-30', ['dateOfBirth']);
  expect(refused).toMatchObject({ code: 'BAD_DATE', field: ['dateOfBirth'] });
  const { ar, en } = toFailure(refused as RuleViolation).message;
  const examples = [...ar.matchAll(/\u2068([\d-]+)\u2069/g)].map(([, example = '']) => readDay(example, 'day'));
  expect(examples).toEqual(['2026-11-22', '2026-11-22']);
  expect(ar.replace(/\u2068[^\u2069]*\u2069/g, '')).not.toMatch(/\d/);
  expect(en).toContain('2026-11-22');
});
