import type { Language } from '@mumaris/schemas';
import { type Day, dayOf } from '../calendar';

const formats = (locale: string, calendar: string) =>
  new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

const calendars = {
  AR: { gregorian: formats('ar-SA', 'gregory'), ummAlQura: formats('ar-SA', 'islamic-umalqura') },
  EN: { gregorian: formats('en-GB', 'gregory'), ummAlQura: formats('en-GB', 'islamic-umalqura') },
};

const partsOf = (format: Intl.DateTimeFormat, day: Day) => {
  const parts = format.formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { weekday: part('weekday'), date: `${part('day')} ${part('month')} ${part('year')}` };
};

/** A day in words, in both calendars (rule book §0): `Sunday 22 November 2026 (12 Jumada II 1448 AH)`. */
export const dayInWords = (day: Day, language: Language): string => {
  const { gregorian, ummAlQura } = calendars[language];
  const { weekday, date } = partsOf(gregorian, day);
  const hijri = partsOf(ummAlQura, day).date;
  return language === 'AR' ? `${weekday} ${date}م الموافق ${hijri}هـ` : `${weekday} ${date} (${hijri} AH)`;
};

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Riyadh',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Riyadh: `12:30`. */
export const timeInWords = (instant: Date): string => clock.format(instant);

/** An instant in words: its day in both calendars, and its time in Riyadh. */
export const momentInWords = (instant: Date, language: Language): string => {
  const day = dayInWords(dayOf(instant), language);
  const time = timeInWords(instant);
  return language === 'AR' ? `الساعة ${time} بتوقيت الرياض من يوم ${day}` : `${time} Riyadh time on ${day}`;
};
