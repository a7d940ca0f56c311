import type { Language } from '@mumaris/schemas';

const lists = (locale: string) => ({
  all: new Intl.ListFormat(locale, { type: 'conjunction' }),
  any: new Intl.ListFormat(locale, { type: 'disjunction' }),
});
const formats = { AR: lists('ar'), EN: lists('en-GB') };

/** Several in one sentence: with “and” where all are meant, with “or” where any one is. */
export const listInWords = (words: readonly string[], join: 'all' | 'any', language: Language): string =>
  formats[language][join].format(words);
