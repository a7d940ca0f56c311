import type { Detail, Language, Text } from '@mumaris/schemas';
import { dayInWords, momentInWords, timeInWords } from './day-in-words';
import { isolate } from './direction';
import { inLanguage } from './in-language';
import { listInWords } from './list-in-words';
import { moneyInWords } from './money-in-words';

const own = (text: Text, language: Language): string => isolate(inLanguage(text, language), language);

/** What a message is filled with, as it reads in one language. A figure stays one: plurals agree with it. */
export const detailInWords = (detail: Detail, language: Language): string | number => {
  if (typeof detail === 'number') return detail;
  if (typeof detail === 'string') return isolate(detail, language);
  if ('day' in detail) return dayInWords(detail.day, language);
  if ('moment' in detail) return momentInWords(new Date(detail.moment), language);
  if ('time' in detail) return timeInWords(new Date(detail.time));
  if ('money' in detail) return moneyInWords(detail.money, language);
  if ('copied' in detail) return detail.copied;
  if ('ar' in detail) return own(detail, language);
  const [join, several] = 'all' in detail ? (['all', detail.all] as const) : (['any', detail.any] as const);
  const words = several.map((one) => own(one, language));
  return listInWords(words, join, language);
};
