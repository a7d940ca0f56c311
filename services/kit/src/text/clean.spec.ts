import fc from 'fast-check';
import { typed } from '../../test/support/typed';
import { cleanLine, cleanName, cleanParagraphs } from './clean';

const doors = { cleanLine, cleanName, cleanParagraphs };
const runs = { numRuns: 1_000 };

describe.each(Object.entries(doors))('%s', (_, clean) => {
  test('MEM-04 what is clean stays as it is', () => {
    fc.assert(
      fc.property(typed, (text) => expect(clean(clean(text))).toBe(clean(text))),
      runs,
    );
  });

  test('MEM-04 it is whole Unicode in NFC, without anything that is not seen', () => {
    const unseen =
      /[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]|(?![\u200c-\u200d]|[\ufe0e-\ufe0f])\p{Default_Ignorable_Code_Point}/u;
    fc.assert(
      fc.property(typed, (text) => {
        const kept = clean(text);
        expect(kept).toBe(kept.normalize('NFC'));
        expect(kept).not.toMatch(unseen);
        expect(kept).not.toMatch(/(?!\n)\p{Cc}|^\s|\s$| {2}|\n{3}/u);
        expect(kept).not.toMatch(/[\ufe76-\ufefc\u06cc\u06a9]/);
      }),
      runs,
    );
  });
});

test('IDN-01 CPD-01 one line holds no line break, joiner or selector', () => {
  fc.assert(
    fc.property(typed, (text) => expect(cleanLine(text)).not.toMatch(/[\n\u200c-\u200d]|[\ufe0e-\ufe0f]/)),
    runs,
  );
});

test('MEM-04 free text keeps the joiners of pictures and of words, each beside what it joins', () => {
  const family = '👨‍👩‍👧‍👦 🧑🏽‍⚕️ 🏳️‍🌈';
  expect(cleanParagraphs(`${family} \u200dx\u200d \u200c`)).toBe(`${family} x`);
  expect(cleanParagraphs('👩\u200dx')).toBe('👩x');
  expect(cleanLine('👩\u200d⚕️')).toBe('👩⚕');
});

test('MEM-04 a heap of marks is cut to what a letter can carry', () => {
  const zalgo = `Z${'\u0300\u0335'.repeat(5_000)}!`;
  expect([...cleanParagraphs(zalgo)].length).toBeLessThanOrEqual(6);
  expect(cleanParagraphs('لَّ مُحَمَّدٌ')).toBe('لَّ مُحَمَّدٌ'.normalize('NFC'));
});
