import type { Language } from '@mumaris/schemas';

/** The direction a language is written in. */
export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'AR' ? 'rtl' : 'ltr');

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';
/** Marks, embeddings, overrides and isolates: what came in unbalanced would reach beyond its words. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const isolated = /\u2068[^\u2066-\u2069]*\u2069/g;
const figureOrTime = /^\d+$|^\d\d:\d\d$/;
const arabic = /\p{Script=Arabic}/u;
const latin = /\p{Script=Latin}/u;

/** A text without what stands between its isolates. */
export const outsideIsolates = (text: string): string => text.replace(isolated, '');

/** Isolates that a message of ours put around a part of its words stay; every other mark goes. */
const withoutStrayMarks = (words: string): string =>
  outsideIsolates(words).search(directionMarks) >= 0 ? words.replace(directionMarks, '') : words;

/**
 * Whether inserted words would turn the sentence around them, or be turned by it (UAX #9): in Arabic all that is neither
 * Arabic words nor a bare figure or a time, in English Arabic words alone.
 */
const needsIsolation = (words: string, language: Language): boolean =>
  language === 'EN' ? arabic.test(words) : !figureOrTime.test(words) && (!arabic.test(words) || latin.test(words));

/** Keeps inserted words in their own order, between isolates. Not for links and codes, which are copied as they are. */
export const isolate = (words: string, language: Language): string => {
  const own = withoutStrayMarks(words);
  const open = outsideIsolates(own).trim();
  return open && needsIsolation(open, language) ? `${firstStrongIsolate}${own}${popDirectionalIsolate}` : own;
};
