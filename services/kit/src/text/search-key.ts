import { cleanName } from './clean';
import { asciiDigits } from './digits';

/** Letters that one writer puts for another's, in Arabic of today: forms of alef, seats of hamza, ya and ha at a word's end. */
const alike: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'ء',
  ئ: 'ء',
  ى: 'ي',
  ة: 'ه',
};
const written = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

/** Madda and hamza that found no letter to stand on. */
const looseHamza = /[\u0653-\u0655]/g;
const tradeMarks = /[™®©℠]/g;
/** Within a word it parts nothing: `people’s` is `peoples`. */
const apostrophe = /['’‘ʼʻ`´]/g;
/** Any other sign parts words; a plus says something (`A+`). */
const sign = /(?!\+)[\p{P}\p{S}]/gu;

/** What a ligature stands for is written by other letters at times (`﷼` by a Persian ya): cleaned like what is typed. */
const spelled = (text: string): string => cleanName(text.normalize('NFKC'));

const key = (text: string): string =>
  asciiDigits(spelled(text.replace(tradeMarks, '').replace(apostrophe, '')).toLowerCase())
    .replace(written, (letter) => alike[letter] ?? letter)
    .replace(looseHamza, '')
    .replace(apostrophe, '')
    .replace(sign, ' ')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What two texts are compared by, and never shown: equal for the same words, however they were typed (alef, ya, ta marbuta and
 * hamza, vowel signs, tatweel, case, punctuation, kinds of digits, blanks). Other words, numbers and numerals stay others.
 * Bound the text first.
 */
export const searchKey = (text: string): string => {
  const clean = cleanName(text);
  return key(clean) || clean;
};
