import { addDays, dayOf } from '@mumaris/kit/calendar';

/** When the Commission works, in Asia/Riyadh. */
export interface OfficeHours {
  /** Days of the week, 0 for Sunday. */
  readonly days: readonly number[];
  /** As 07:30. */
  readonly opens: string;
  readonly closes: string;
}

const minuteMs = 60_000;

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+03:00`);

/** The instant at which a number of working minutes after `start` is over (MEM-28); closed hours do not count. */
export const addWorkingMinutes = (start: Date, minutes: number, { days, opens, closes }: OfficeHours): Date => {
  let leftMs = minutes * minuteMs;
  for (let day = dayOf(start); ; day = addDays(day, 1)) {
    if (!days.includes(new Date(day).getUTCDay())) continue;
    const from = Math.max(start.getTime(), instant(day, opens).getTime());
    const openMs = instant(day, closes).getTime() - from;
    if (openMs >= leftMs) return new Date(from + leftMs);
    leftMs -= Math.max(openMs, 0);
  }
};
