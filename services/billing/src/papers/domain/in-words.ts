import { dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { dayInWords, momentInWords } from '@mumaris/kit/words/day-in-words';
import { moneyInWords } from '@mumaris/kit/words/money-in-words';

const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0');

/** Among Arabic letters the minus would stand behind its figure. */
const together = (words: string): string => words.replace(/-[\d,.]+/, '\u2066$&\u2069');

/** An amount of halalas with its currency, which no line parts. */
export const amountInWords = (amount: number): Text => {
  const money = { amount, currency: 'SAR' } as const;
  return { ar: together(unbroken(moneyInWords(money, 'AR'))), en: unbroken(moneyInWords(money, 'EN')) };
};

/** The day of an instant in Riyadh, in both calendars. */
export const dayOfInWords = (instant: Date): Text => {
  const day = dayOf(instant);
  return { ar: dayInWords(day, 'AR'), en: dayInWords(day, 'EN') };
};

/** An instant in Riyadh, its day in both calendars. */
export const momentOfInWords = (instant: Date): Text => ({
  ar: momentInWords(instant, 'AR'),
  en: momentInWords(instant, 'EN'),
});

/** What is written alike in both languages: numbers and codes. */
export const alike = (words: string): Text => ({ ar: words, en: words });
