import { addDays, type Day } from '@mumaris/kit/calendar';
import { isWorkingDay, lastWorkingDays, type OfficeHours } from './office-hours';

/** The last of so many working days after a day; the day after it is the first (MEM-34). */
const afterWorkingDays = (day: Day, count: number, hours: OfficeHours): Day => {
  let left = count;
  for (let next = addDays(day, 1); ; next = addDays(next, 1)) {
    if (isWorkingDay(next, hours)) left -= 1;
    if (left <= 0) return next;
  }
};

/** How working days are counted, for features that know nothing of the office hours. */
export const workingDayPorts = (hours: OfficeHours) => ({
  afterWorkingDays: (day: Day, count: number) => afterWorkingDays(day, count, hours),
  beforeWorkingDays: (day: Day, count: number) => lastWorkingDays(day, count, hours),
});
