import { type Day, toHijri } from '@mumaris/kit/calendar';
import { dayInWords } from '@mumaris/kit/words/day-in-words';
import type { Text } from '@mumaris/schemas';
import type { Label, PaperRules } from './paper-rules';

/** A value as it is printed. */
export interface Value {
  readonly words: Text;
  /** A day in figures, of both calendars: `2026-03-01`, `1447-09-12`. */
  readonly figures?: { readonly iso: string; readonly hijri: string } | undefined;
}

/** A value with what it is called. */
export interface Fact extends Value {
  readonly label: Text;
}

/** What is written alike in both languages: numbers, codes, and what the holder stated. */
export const alike = (words: string): Value => ({ words: { ar: words, en: words } });

export const said = (words: Text): Value => ({ words });

/** A day in words and in figures, in both calendars (rule book §0). */
export const day = (on: Day): Value => ({
  words: { ar: dayInWords(on, 'AR'), en: dayInWords(on, 'EN') },
  figures: { iso: on, hijri: toHijri(on) },
});

/** What there is of these, in their order, each with its label. */
export const factsOf = (
  values: Readonly<Partial<Record<Label, Value | null | undefined>>>,
  { labels }: PaperRules,
): Fact[] =>
  Object.entries(values).flatMap(([name, value]) => (value ? [{ label: labels[name as Label], ...value }] : []));
