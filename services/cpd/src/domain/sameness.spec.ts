import fc from 'fast-check';
import { plainWords, samenessOf } from './sameness';

const letters = fc.constantFrom(
  ...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئىة',
  ...'abcdefghijklmnopqrstuvwxyz',
  ...'0123456789',
);
const word = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

/** The same title as somebody else types it: each choice is one of the ways that do not matter. */
const typed = title.chain((plain) =>
  fc
    .array(fc.nat(), { minLength: plain.length, maxLength: plain.length })
    .map((choices) => ({ plain, other: [...plain].map((letter, at) => vary(letter, choices[at] ?? 0)).join('') })),
);

const pick = (from: readonly string[], choice: number) => from[choice % from.length] ?? '';
const vary = (letter: string, choice: number): string => {
  if (letter === ' ') return pick([' ', '  ', '\t', '\u00a0', ' \n '], choice);
  if (letter === 'ا') return pick(['ا', 'أ', 'إ', 'آ', 'ٱ', 'ا\u0654'], choice);
  if (/[0-9]/.test(letter)) return pick([letter, String.fromCharCode(0x660 + Number(letter))], choice);
  if (/[a-z]/.test(letter)) return pick([letter, letter.toUpperCase()], choice);
  return letter + pick(['', '\u064e', '\u0651\u064f', '\u064b', '\u0640', '\u0640\u0640', '\u200f', '\u0670'], choice);
};

test('CPD-04 the same words typed in any case, spacing, vowel signs, tatweel and form of alef are the same', () => {
  fc.assert(
    fc.property(typed, ({ plain, other }) => plainWords(other) === plainWords(plain)),
    { numRuns: 2_000 },
  );
});

test('CPD-04 plain words stay as they are: other letters make other activities', () => {
  fc.assert(fc.property(title, (plain) => plainWords(plain) === plain));
  fc.assert(
    fc.property(title, title, (one, other) => {
      const day = '2026-11-22';
      const same = (text: string) => samenessOf({ title: text, provider: 'p', date: day });
      return (same(one) === same(other)) === (one === other);
    }),
  );
});

test('CPD-04 plain words of plain words are the same, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      (text) => plainWords(plainWords(text)) === plainWords(text),
    ),
    { numRuns: 5_000 },
  );
});

test('CPD-04 title, provider and day each tell activities apart, and are not mixed up', () => {
  const one = { title: 'a b', provider: 'c', date: '2026-11-22' };
  const others = [
    { ...one, title: 'a' },
    { ...one, provider: 'd' },
    { ...one, date: '2026-11-23' },
    { ...one, title: 'a', provider: 'b c' },
  ];
  expect(new Set([one, ...others].map(samenessOf)).size).toBe(5);
  expect(samenessOf({ ...one, title: ' مُؤْتَمَر الأطبـــاء ' })).toBe(samenessOf({ ...one, title: 'مؤتمر الاطباء' }));
});
