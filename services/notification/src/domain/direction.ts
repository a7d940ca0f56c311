import type { Language } from './language';

/** The direction a language is written in. */
export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'AR' ? 'rtl' : 'ltr');

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';
const other = { AR: /\p{Script=Latin}/u, EN: /\p{Script=Arabic}/u };

/**
 * Keeps words of the other writing direction from turning the sentence around them (UAX #9).
 * Only for people's own words: a number or an address is copied and must stay as it is.
 */
export const isolate = (words: string, language: Language): string =>
  other[language].test(words) ? `${firstStrongIsolate}${words}${popDirectionalIsolate}` : words;
