import { RuleViolation } from '../errors';
import { emailKeyOf, readEmail } from './read-email';
import { readDay } from './read-day';
import { readDigitCode, readLetterCode } from './read-code';
import { readLink } from './read-link';
import { readMobile } from './read-mobile';
import { readName } from './read-name';
import { readIdNumber } from './read-number';
import { readReference } from './read-reference';
import { readLine, readParagraphs } from './read-text';
import { clip, fits, isReadable, lengthOf } from './size';

const codeOf = (read: string | RuleViolation) => (read instanceof RuleViolation ? read.code : read);

test('CPD-01 a text is as long as its reader sees it', () => {
  expect(lengthOf('Noura')).toBe(5);
  expect(lengthOf('e\u0301')).toBe(1);
  expect(lengthOf('مُحَمَّد')).toBe(4);
  expect(lengthOf('👨‍👩‍👧‍👦🇸🇦')).toBe(2);
  expect(fits('مُحَمَّد', 4)).toBe(true);
  expect(fits('😀😀😀', 3)).toBe(true);
  expect(fits('😀😀😀😀', 3)).toBe(false);
});

test('CPD-01 what looks short and is long to store does not fit', () => {
  expect(lengthOf(`a${'\u0301'.repeat(5_000)}`)).toBe(1);
  expect(fits(`a${'\u0301'.repeat(5_000)}`, 300)).toBe(false);
  expect(codeOf(readLine('👨‍👩‍👧‍👦'.repeat(300), 300, 'title'))).toBe('TOO_LONG');
  expect(codeOf(readLine('س'.repeat(300), 300, 'title'))).toHaveLength(300);
  expect(readLine('س'.repeat(301), 300, 'title')).toMatchObject({ details: { max: 300 }, field: ['title'] });
});

test('CPD-01 a text that is cut for a message ends with a whole letter', () => {
  expect(clip('Noura', 5)).toBe('Noura');
  expect(clip('مُحَمَّد', 3)).toBe('مُ');
  expect(clip('😀👨‍👩‍👧‍👦😀', 7)).toBe('😀');
  expect(clip('😀'.repeat(10), 3)).toBe('😀😀😀');
});

test('IDN-06 what is typed is bounded by its bytes, hidden ones included', () => {
  expect(isReadable('x'.repeat(1_024))).toBe(true);
  expect(isReadable('س'.repeat(513))).toBe(false);
  expect(readIdNumber(`${'\u200f'.repeat(400)}`)).toBeUndefined();
  expect(codeOf(readLine(` ${'\u200f'.repeat(1_500)}x`, 300, 'title'))).toBe('x');
});

const mebibyte = 1_048_576;
const long = {
  letters: 'a'.repeat(mebibyte),
  blanks: ' '.repeat(mebibyte),
  marks: `a${'\u0301'.repeat(mebibyte / 2)}`,
  joiners: '\u200d'.repeat(mebibyte / 3),
  dots: 'a.'.repeat(mebibyte / 2),
  digits: '٠'.repeat(mebibyte / 2),
  links: `https://${'a'.repeat(mebibyte)}.example`,
};

/** The quickest of three: another process may have the processor meanwhile. */
const millisecondsOf = (work: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );

const asRefused = (text: string) => ({
  texts: [
    readName(text, 100, 'name'),
    readLine(text, 300, 'title'),
    readParagraphs(text, 2_000, 'text'),
    readLink(text, 500, 'link'),
    readDay(text, 'day'),
  ].map(codeOf),
  numbers: [readEmail(text), readMobile(text), readIdNumber(text)],
  keys: [emailKeyOf, readReference, readDigitCode, readLetterCode].map((read) => read(text)),
});

test.each(Object.entries(long))('IDN-06 a megabyte of %s is refused at once by every reader', (_, text) => {
  expect(asRefused(text)).toEqual({
    texts: ['TOO_LONG', 'TOO_LONG', 'TOO_LONG', 'TOO_LONG', 'BAD_DATE'],
    numbers: [undefined, undefined, undefined],
    keys: ['', '', '', ''],
  });
  expect(millisecondsOf(() => asRefused(text))).toBeLessThan(50);
});

const longest = {
  marks: `a${'\u0301'.repeat(16_000)}`,
  joiners: '👩\u200d'.repeat(4_000),
  blanks: ' \n'.repeat(16_000),
  letters: 'ﷲ'.repeat(10_000),
  dots: 'a.'.repeat(16_000),
};

test.each(Object.entries(longest))('MEM-04 the longest text of %s that is looked at is read in a moment', (_, text) => {
  const work = () => [readParagraphs(text, 2_000, 'text'), readName(text, 2_000, 'name')];
  expect(millisecondsOf(work)).toBeLessThan(500);
});
