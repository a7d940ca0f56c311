import type { Language } from '@mumaris/schemas';
import { rulesOfSpeech } from './rules-of-speech';

const { ar, en } = rulesOfSpeech.counted;

const figure = '(?<![\\p{L}\\d.,:/+-])(\\d+)[ \u00A0]';
const arabicForms = new Map(
  Object.entries(ar).flatMap(([singular, [plural, many]]) => [
    [singular, { singular, plural, many }],
    [plural, { singular, plural, many }],
    [many, { singular, plural, many }],
  ]),
);
const arabicCount = new RegExp(`${figure}([\\p{L}\\p{M}]+)`, 'gu');
const englishCount = new RegExp(
  `${figure}(${en.map((noun) => noun.replace(/y$/, '(?:y|ie)')).join('|')})(s?)\\b`,
  'gu',
);

/** The form of a noun after a figure, by the plural categories of CLDR; none after one and two. */
const formAfter = (count: number, noun: { singular: string; plural: string; many: string }): string | undefined => {
  if (count === 1 || count === 2) return undefined;
  const last = count % 100;
  if (last >= 3 && last <= 10) return noun.plural;
  return last >= 11 ? noun.many : noun.singular;
};

const inArabic = (text: string): string[] =>
  [...text.matchAll(arabicCount)]
    .filter(([, count, word = '']) => {
      const noun = arabicForms.get(word);
      return noun && formAfter(Number(count), noun) !== word;
    })
    .map(([whole]) => whole);

const inEnglish = (text: string): string[] =>
  [...text.matchAll(englishCount)]
    .filter(([, count, , ending]) => (Number(count) === 1) !== (ending === ''))
    .map(([whole]) => whole);

/** The counts of a text whose nouns do not agree with them. */
export const wrongCounts = (text: string, language: Language): string[] =>
  (language === 'AR' ? inArabic(text) : inEnglish(text)).map((count) => `“${count}” does not agree`);
