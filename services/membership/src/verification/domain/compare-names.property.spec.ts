import fc from 'fast-check';
import { latinOf } from './names/arabic';
import { compareNames } from './names/compare-names';

/** What each vowel of a name is written by; short ones in two ways that stay apart from the others. */
const vowels = {
  a: ['a', 'e'],
  i: ['i', 'e'],
  u: ['u', 'o'],
  ā: ['a', 'aa'],
  ī: ['i', 'ee', 'y'],
  ū: ['u', 'ou', 'oo'],
} as const;
type Vowel = keyof typeof vowels;

const letterOf: Readonly<Record<Vowel, string>> = { a: '', i: '', u: '', ā: 'ا', ī: 'ي', ū: 'و' };
const letters = Object.keys(latinOf).filter((letter) => letter !== 'ه');
const syllable = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...(Object.keys(vowels) as Vowel[])));

/** At the end of a word `ah` is a ta marbuta, so that Salah is not Saleh; a ha that stands there has one spelling. */
const lastLetters = letters.filter((letter) => letter !== 'ح');

/** A word of two or three syllables that ends in a consonant: in Arabic, and one choice of spelling for each of its sounds. */
const word = fc
  .tuple(
    fc.array(syllable, { minLength: 1, maxLength: 2 }),
    fc.constantFrom(...lastLetters),
    fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }),
  )
  .map(([syllables, last, choices]) => ({ syllables, last, choices }));

const pick = (ways: readonly string[], choice: number): string => ways[choice % ways.length] ?? '';

const arabic = ({ syllables, last }: { syllables: [string, Vowel][]; last: string }) =>
  syllables.map(([letter, vowel]) => letter + letterOf[vowel]).join('') + last;

const latin = ({ syllables, last }: { syllables: [string, Vowel][]; last: string }, choices: readonly number[]) =>
  syllables
    .map(
      ([letter, vowel], index) =>
        pick(latinOf[letter] ?? [], choices[2 * index] ?? 0) + pick(vowels[vowel], choices[2 * index + 1] ?? 0),
    )
    .join('') + pick(latinOf[last] ?? [], choices[9] ?? 0);

/** Words that say something else in a name than the name: whose child, and of whose faith. */
const isParticle = (one: Parameters<typeof latin>[0] & { choices: number[] }) =>
  arabic(one).length < 3 ||
  /^(?:b(?:i|ee|e|y)n|d(?:i|ee|e|y)n)$/.test(latin(one, one.choices)) ||
  /^(?:[بدض]ين|بنت)$/.test(arabic(one));
const name = fc.array(
  word.filter((one) => !isParticle(one)),
  { minLength: 2, maxLength: 4 },
);
const first = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

test('MEM-55 a name is the same in every spelling that the table of transliterations gives', () => {
  fc.assert(
    fc.property(name, (words) => {
      const profile = { ar: words.map(arabic).join(' '), en: words.map((one) => latin(one, first)).join(' ') };
      const written = words.map((one) => latin(one, one.choices)).join(' ');
      expect(compareNames(profile, written)).toEqual({ verdict: 'SAME' });
      expect(compareNames(profile, written.toUpperCase())).toEqual({ verdict: 'SAME' });
      expect(compareNames(profile, profile.ar)).toEqual({ verdict: 'SAME' });
    }),
    { numRuns: 1_000 },
  );
});

const letterText = fc
  .string({ unit: fc.constantFrom(...'abdhiklmnorstuyw -'), minLength: 3, maxLength: 24 })
  .filter((text) => /[a-z]{3}/.test(text));

test('MEM-55 whichever of two is the profile’s, they are the same or not', () => {
  fc.assert(
    fc.property(letterText, letterText, (one, other) => {
      const there = compareNames({ ar: null, en: one }, other);
      const back = compareNames({ ar: null, en: other }, one);
      expect(back.verdict).toBe(there.verdict);
    }),
    { numRuns: 2_000 },
  );
});

test('MEM-55 the order of a name counts', () => {
  const different = ['Mohammed', 'Saad', 'Alqahtani', 'Yousef', 'Noura', 'Kamal', 'Fatimah'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(different, { minLength: 2 }),
      fc.shuffledSubarray(different, { minLength: 2 }),
      (one, other) => {
        const { verdict } = compareNames({ ar: null, en: one.join(' ') }, other.join(' '));
        expect(verdict === 'SAME').toBe(one.join() === other.join());
      },
    ),
  );
});

test('MEM-55 whatever is typed is answered', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      (one, other) => {
        expect(['SAME', 'SHORTER', 'DIFFERENT']).toContain(compareNames({ ar: one, en: other }, one).verdict);
      },
    ),
  );
});
