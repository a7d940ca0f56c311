import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayOf,
  endOfDay,
  endOfPeriod,
  fromHijri,
  hoursAfter,
  minutesAfter,
  toHijri,
  monthsBetween,
  yearsBetween,
} from './calendar';

const firstDay = '1937-01-01';
const lastDay = '2077-12-31';
const dayMs = 86_400_000;
const days = fc
  .integer({ min: 0, max: (Date.parse(lastDay) - Date.parse(firstDay)) / dayMs })
  .map((offset) => addDays(firstDay, offset));

test('minutes and hours are counted on', () => {
  const instant = new Date('2026-11-22T20:59:59.999Z');
  expect(minutesAfter(instant, 10).toISOString()).toBe('2026-11-22T21:09:59.999Z');
  expect(hoursAfter(instant, 24).toISOString()).toBe('2026-11-23T20:59:59.999Z');
});

describe('a day in Riyadh', () => {
  it('begins and ends three hours before the day of UTC', () => {
    expect(dayOf(new Date('2026-11-21T20:59:59.999Z'))).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-21T21:00:00.000Z'))).toBe('2026-11-22');
    expect(endOfDay('2026-11-22').toISOString()).toBe('2026-11-22T20:59:59.999Z');
  });

  it('contains its own end, and not the millisecond after it', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(endOfDay(day))).toBe(day);
        expect(dayOf(new Date(endOfDay(day).getTime() + 1))).toBe(addDays(day, 1));
      }),
    );
  });

  it.each([
    ['2026-11-22T09:30:00.000Z', 30, '2026-12-22T20:59:59.999Z'],
    ['2026-11-22T20:59:59.999Z', 30, '2026-12-22T20:59:59.999Z'],
    ['2026-11-22T21:00:00.000Z', 30, '2026-12-23T20:59:59.999Z'], // already the 23rd there
    ['2026-11-21T21:00:00.000Z', 1, '2026-11-23T20:59:59.999Z'],
    ['2028-02-28T09:00:00.000Z', 1, '2028-02-29T20:59:59.999Z'],
    ['2026-12-31T09:00:00.000Z', 15, '2027-01-15T20:59:59.999Z'],
    ['2026-11-22T09:30:00.000Z', 0, '2026-11-22T20:59:59.999Z'],
  ])('a period from %s of %d days ends at %s', (start, length, end) => {
    expect(endOfPeriod(new Date(start), length).toISOString()).toBe(end);
  });
});

describe('the Umm al-Qura calendar', () => {
  it('reads back every day from 1937 to 2077 that it writes', () => {
    let before = '';
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      const hijri = toHijri(day);
      if (hijri <= before) throw new Error(`${hijri} does not follow ${before}`);
      if (fromHijri(hijri) !== day) throw new Error(`${day} is ${hijri}, which reads as another day`);
      before = hijri;
    }
  });

  it.each([
    ['1448-06-12', '2026-11-22'],
    ['1447-09-01', '2026-02-18'],
    ['1500-01-01', '2076-11-28'],
    ['1448-03-30', undefined],
    ['1448-13-01', undefined],
    ['1448-00-01', undefined],
    ['1448-01-31', undefined],
  ])('%s is %s', (hijri, day) => expect(fromHijri(hijri)).toBe(day));
});

describe('months and years', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-08-31', 24, '2028-08-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (day, months, then) => expect(addMonths(day, months)).toBe(then));

  it('moves to the wanted month, on the same day of it or its last', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const then = addMonths(day, months);
        const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthOf(then)).toBe(monthOf(day) + months);
        const isLast = addDays(then, 1).slice(5, 7) !== then.slice(5, 7);
        expect(then.slice(8) === day.slice(8) || (isLast && then.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });

  it.each([
    ['1961-11-23', '2026-11-22', 64],
    ['1961-11-22', '2026-11-22', 65],
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
  ])('from %s to %s are %d full years', (from, to, years) => expect(yearsBetween(from, to)).toBe(years));

  it.each([
    ['2022-11-22', '2026-11-21', 47],
    ['2022-11-22', '2026-11-22', 48],
    ['2026-11-30', '2027-02-27', 2],
    ['2026-11-30', '2027-02-28', 3],
    ['2024-02-29', '2025-02-28', 12],
  ])('from %s to %s are %d full months', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));
});
