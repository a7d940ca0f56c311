import type { Detail, Language, Text } from '@mumaris/schemas';
import { IntlMessageFormat } from 'intl-messageformat';
import { detailInWords } from './detail-in-words';

/** What a message is filled with, by the names of its arguments. */
export type Details = Readonly<Record<string, Detail>>;

/** Figures are ASCII in both languages. */
const locales: Record<Language, string> = { AR: 'ar-u-nu-latn', EN: 'en' };

/** Messages are data of the product, so there are as many as its files have. */
const parsed = new Map<string, IntlMessageFormat>();

const formatOf = (message: string, language: Language): IntlMessageFormat => {
  const key = `${language} ${message}`;
  const known = parsed.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(message, locales[language]);
  parsed.set(key, format);
  return format;
};

/**
 * Fills an ICU message in one language: counted nouns by their plural, inserted words in their own direction, days in
 * both calendars, money in riyals.
 * @throws where the message is not ICU's, or an argument is missing
 */
export const sayIn = (language: Language, message: string, details: Details = {}): string => {
  const values = Object.entries(details).map(([name, detail]) => [name, detailInWords(detail, language)] as const);
  return String(formatOf(message, language).format(Object.fromEntries(values)));
};

/** Fills a message in both languages. @throws as `sayIn` */
export const say = ({ ar, en }: Text, details?: Details): Text => ({
  ar: sayIn('AR', ar, details),
  en: sayIn('EN', en, details),
});
