import fc from 'fast-check';
import { typed } from '../../test/support/typed';
import { cleanLine, cleanName, cleanParagraphs } from './clean';
import { searchKey } from './search-key';

const runs = { numRuns: 1_000 };

test('CPD-04 a key is of what is shown: cleaning changes no key, and a key is its own', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const key = searchKey(text);
      for (const clean of [cleanLine, cleanName, cleanParagraphs]) expect(searchKey(clean(text))).toBe(key);
      expect(searchKey(key)).toBe(key);
    }),
    runs,
  );
});

const word = fc.string({
  unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويء', ...'abcdefghijklmnopqrstuvwxyz', ...'0123456789'),
  minLength: 1,
  maxLength: 12,
});
const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

const forms: Readonly<Record<string, readonly string[]>> = {
  ' ': [' ', '  ', '\t', '\u00a0', ' - ', ' \n', '، ', '\u200f '],
  ا: ['ا', 'أ', 'إ', 'آ', 'ٱ', 'ا\u0654', 'ﺍ'],
  ي: ['ي', 'ى', 'ی', 'ﻱ'],
  ك: ['ك', 'ک', 'ﻙ'],
  ه: ['ه', 'ة', 'ہ'],
  ء: ['ء', 'ؤ', 'ئ', 'و\u0654'],
};
const signs = ['', '\u064e', '\u0651\u064f', '\u064b', '\u0640', '\u0640\u0640', '\u200f', '\u0670', '\u00ad'];
const pick = (from: readonly string[], choice: number) => from[choice % from.length] ?? '';
const vary = (letter: string, choice: number): string => {
  const other = forms[letter];
  if (other) return pick(other, choice);
  if (/\d/.test(letter))
    return pick(
      [0, 0x630, 0x6c0].map((up) => String.fromCharCode(letter.charCodeAt(0) + up)),
      choice,
    );
  return /[a-z]/.test(letter) ? pick([letter, letter.toUpperCase()], choice) : letter + pick(signs, choice);
};

/** The same title as somebody else types it: each choice is one of the ways that do not matter. */
const retyped = title.chain((plain) =>
  fc
    .array(fc.nat(), { minLength: plain.length, maxLength: plain.length })
    .map((choices) => ({ plain, other: [...plain].map((letter, at) => vary(letter, choices[at] ?? 0)).join('') })),
);

test('CPD-04 the same words are the same however they were typed', () => {
  fc.assert(
    fc.property(retyped, ({ plain, other }) => expect(searchKey(other)).toBe(searchKey(plain))),
    runs,
  );
});

test('CPD-04 plain words stay as they are, so other letters make other activities', () => {
  fc.assert(
    fc.property(title, (plain) => expect(searchKey(plain)).toBe(plain)),
    runs,
  );
});

test('CPD-04 a text of signs alone is compared as it stands', () => {
  expect(searchKey('؟!')).toBe('؟!');
  expect(searchKey(' \u200f ')).toBe('');
});

test('CPD-04 a ligature is the word that it stands for', () => {
  expect(searchKey('\ufdfc')).toBe('ريال');
  expect(searchKey(searchKey('\ufdfc'))).toBe('ريال');
});
