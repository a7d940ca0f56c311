import type { Detail, Language, Text } from '@mumaris/schemas';
import { IntlMessageFormat } from 'intl-messageformat';
import { dayInWords } from './day-in-words';
import { isolate } from './direction';

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

const inWords = (detail: Detail, language: Language): string | number => {
  if (typeof detail === 'number') return detail;
  if (typeof detail === 'string') return isolate(detail, language);
  if ('day' in detail) return dayInWords(detail.day, language);
  return isolate(language === 'AR' ? detail.ar : detail.en, language);
};

/**
 * Fills an ICU message in one language: counted nouns by their plural, inserted words in their own direction, days in
 * both calendars.
 * @throws where the message is not ICU's, or an argument is missing
 */
export const sayIn = (language: Language, message: string, details: Details = {}): string => {
  const values = Object.fromEntries(Object.entries(details).map(([name, detail]) => [name, inWords(detail, language)]));
  return String(formatOf(message, language).format(values));
};

/** Fills a message in both languages. @throws as `sayIn` */
export const say = ({ ar, en }: Text, details?: Details): Text => ({
  ar: sayIn('AR', ar, details),
  en: sayIn('EN', en, details),
});
