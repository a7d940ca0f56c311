import { dayOf } from '@mumaris/kit/calendar';
import { dayInWords, momentInWords, timeInWords } from '@mumaris/kit/words/day-in-words';
import { isolate } from '@mumaris/kit/words/direction';
import type { Language } from '@mumaris/schemas';
import { type Bilingual, inLanguage } from './language';
import type { Names } from './template';

/** A fact in words. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly href: string };

type Formatter = (value: unknown, language: Language) => Value;

const wrong = (wanted: string, value: unknown): never => {
  // The value itself may be a secret: only its type is told.
  throw new Error(`not ${wanted} but ${value === null ? 'null' : typeof value}`);
};

const text = (words: string): Value => ({ kind: 'text', text: words });

const bilingual = (value: unknown): Bilingual => {
  const { ar, en } = (value ?? {}) as Partial<Bilingual>;
  return typeof ar === 'string' && typeof en === 'string' ? { ar, en } : wrong('a text in both languages', value);
};

const instant = (value: unknown): Date => {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? wrong('a time', value) : date;
};

const money = (value: unknown, language: Language): string => {
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  if (!Number.isSafeInteger(amount) || currency !== 'SAR') return wrong('an amount in SAR', value);
  const riyals = (Number(amount) / 100).toLocaleString('en', { minimumFractionDigits: 2 });
  return language === 'AR' ? `${riyals} ريال سعودي` : `SAR ${riyals}`;
};

const day = (value: unknown, language: Language): string => {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  return dayInWords(isDay ? value : dayOf(instant(value)), language);
};

const link = (value: unknown): string => {
  const isWeb = typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
  return isWeb ? value : wrong('a web address', value);
};

const list = (value: unknown, language: Language): string[] =>
  Array.isArray(value) && value.length
    ? value.map((item) => isolate(inLanguage(bilingual(item), language), language))
    : wrong('a list', value);

const unsaid: Bilingual = { ar: 'غير مذكور', en: 'not stated' };

const free = (words: string, language: Language): string =>
  words.trim() ? isolate(words, language) : inLanguage(unsaid, language);

const joined = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language.toLowerCase(), { type: 'conjunction' }).format(words);

const formatters: Readonly<Record<string, Formatter>> = {
  plain: (value) =>
    text(typeof value === 'string' || typeof value === 'number' ? String(value) : wrong('plain', value)),
  /** People's own words, in whatever language they wrote them. */
  free: (value, language) => text(typeof value === 'string' ? free(value, language) : wrong('a text', value)),
  both: (value, language) => text(isolate(inLanguage(bilingual(value), language), language)),
  list: (value, language) => ({ kind: 'list', items: list(value, language) }),
  link: (value) => ({ kind: 'link', href: link(value) }),
  money: (value, language) => text(money(value, language)),
  day: (value, language) => text(day(value, language)),
  time: (value) => text(timeInWords(instant(value))),
  moment: (value, language) => text(momentInWords(instant(value), language)),
};

/** Whether a format looks a coded value up among the names. */
export const isNamed = (format: string): boolean => !(format in formatters);

/**
 * Puts a fact in words: by one of the formatters, or by the group of names that the format says. Several coded values are
 * joined; none are what the group calls `NONE`.
 * @throws where the fact is not what the format takes
 */
export const inWords = (value: unknown, format: string, language: Language, names: Names): Value => {
  const formatter = formatters[format];
  if (formatter) return formatter(value, language);
  const coded = Array.isArray(value) && !value.length ? ['NONE'] : [value].flat();
  const named = coded.map((one) => {
    const name = names[format]?.[String(one)];
    if (!name) throw new Error(`no name for ${String(one)} among the names “${format}”`);
    return inLanguage(name, language);
  });
  return text(joined(named, language));
};
