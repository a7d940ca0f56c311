import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import fc from 'fast-check';
import { breakOf } from '..';

const worked = (startsOn: Day, endsOn: Day | null, practice = true) => ({ startsOn, endsOn, practice });
const until = (endsOn: Day) => [worked('2010-01-01', endsOn)];

test.each([
  ['2024-11-22', '2026-11-21', { years: 1, months: 11, days: 30 }],
  ['2024-11-22', '2026-11-22', { years: 2, months: 0, days: 0 }],
  ['2024-11-22', '2026-11-23', { years: 2, months: 0, days: 1 }],
  ['2022-11-22', '2026-11-22', { years: 4, months: 0, days: 0 }],
  ['2022-11-22', '2026-11-23', { years: 4, months: 0, days: 1 }],
  ['2020-11-22', '2026-11-22', { years: 6, months: 0, days: 0 }],
  ['2020-11-22', '2026-11-23', { years: 6, months: 0, days: 1 }],
  ['2026-11-21', '2026-11-22', { years: 0, months: 0, days: 1 }],
  // A month without the day ends with its last.
  ['2024-02-29', '2026-02-27', { years: 1, months: 11, days: 29 }],
  ['2024-02-29', '2026-02-28', { years: 2, months: 0, days: 0 }],
  ['2024-02-29', '2028-02-28', { years: 3, months: 11, days: 30 }],
  ['2024-02-29', '2028-02-29', { years: 4, months: 0, days: 0 }],
  ['2023-02-28', '2024-02-29', { years: 1, months: 0, days: 1 }],
  ['2026-01-31', '2026-02-28', { years: 0, months: 1, days: 0 }],
  ['2026-01-31', '2026-03-30', { years: 0, months: 1, days: 30 }],
  ['2026-01-31', '2026-04-30', { years: 0, months: 3, days: 0 }],
])('MEM-16 practised until %s, on %s the break is %j', (since, today, expected) =>
  expect(breakOf(until(since), today)).toEqual({ since, ...expected }),
);

test('MEM-16 who practises has no break: until today, without an end, or beside work that has ended', () => {
  const today = '2026-11-22';
  expect(breakOf(until(today), today)).toBeNull();
  expect(breakOf([worked('2020-01-01', null)], today)).toBeNull();
  expect(breakOf([worked('2020-01-01', null), worked('2010-01-01', '2015-01-01')], today)).toBeNull();
});

test('MEM-16 who never practised has broken nothing off, whatever else was done', () => {
  expect(breakOf([], '2026-11-22')).toBeNull();
  expect(breakOf([worked('2015-01-01', '2020-01-01', false)], '2026-11-22')).toBeNull();
  expect(breakOf([worked('2026-11-23', null)], '2026-11-22')).toBeNull();
});

test('MEM-16 work without practice does not end a break, and the later of overlapping ends begins it', () => {
  const experiences = [
    worked('2012-01-01', '2020-06-30'),
    worked('2019-01-01', '2022-11-22'),
    worked('2021-01-01', '2021-12-31'),
    worked('2022-01-01', null, false),
  ];
  expect(breakOf(experiences, '2026-11-22')).toEqual({ since: '2022-11-22', years: 4, months: 0, days: 0 });
});

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count));
const experience = fc
  .tuple(days, fc.integer({ min: 0, max: 4_000 }), fc.boolean())
  .map(([startsOn, length, practice]) => worked(startsOn, addDays(startsOn, length), practice));
const lives = fc.tuple(fc.array(experience, { maxLength: 8 }), days);

test('MEM-16 since, and the years, months and days after it, is today, whatever the experiences', () => {
  fc.assert(
    fc.property(lives, ([experiences, today]) => {
      const found = breakOf(experiences, today);
      if (!found) return;
      const { since, years, months, days: left } = found;
      const ended = addMonths(since, years * 12 + months);
      expect(addDays(ended, left)).toBe(today);
      expect(addMonths(since, years * 12 + months + 1) > today).toBe(true);
      expect(months).toBeLessThan(12);
    }),
  );
});

test('MEM-16 a break grows by each day, and neither order nor work without practice changes it', () => {
  const months = ({ years, months: more }: { years: number; months: number }) => years * 12 + more;
  fc.assert(
    fc.property(lives, ([experiences, today]) => {
      const found = breakOf(experiences, today);
      const beside = [...experiences.toReversed(), worked('1990-01-01', null, false)];
      expect(breakOf(beside, today)).toEqual(found);
      const begun = experiences.filter(({ startsOn }) => startsOn <= today);
      const tomorrow = breakOf(begun, addDays(today, 1));
      if (found && tomorrow) {
        expect(tomorrow.since).toBe(found.since);
        expect(months(tomorrow)).toBeGreaterThanOrEqual(months(found));
        expect(tomorrow).not.toEqual(found);
      }
    }),
  );
});
