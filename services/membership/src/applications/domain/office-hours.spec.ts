import fc from 'fast-check';
import { rules } from '../../../test/given';
import { addWorkingMinutes, isWorkingDay, lastWorkingDays } from './office-hours';

const { officeHours } = rules.lifecycle;
const fourHours = (start: string) => addWorkingMinutes(new Date(start), 240, officeHours).toISOString();

describe('MEM-28 four working hours, Sunday to Thursday 07:30 to 15:30 in Riyadh', () => {
  test.each([
    ['on one day', '2026-11-22T05:00:00.000Z', '2026-11-22T09:00:00.000Z'],
    ['up to closing time', '2026-11-22T08:30:00.000Z', '2026-11-22T12:30:00.000Z'],
    ['from before opening time', '2026-11-22T01:00:00.000Z', '2026-11-22T08:30:00.000Z'],
    ['over a night', '2026-11-22T12:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    ['over a weekend', '2026-11-26T12:29:59.999Z', '2026-11-29T08:29:59.999Z'],
    ['from within a weekend', '2026-11-27T09:00:00.000Z', '2026-11-29T08:30:00.000Z'],
    ['over a holiday', '2026-09-22T12:00:00.000Z', '2026-09-24T08:00:00.000Z'],
    ['in the shorter hours of Ramadan', '2026-02-18T04:30:00.000Z', '2026-02-18T11:00:00.000Z'],
    ['out of Ramadan, over Eid', '2026-03-18T11:00:00.000Z', '2026-03-23T07:30:00.000Z'],
    ['over a holiday in Ramadan', '2027-02-21T11:30:00.000Z', '2027-02-23T10:30:00.000Z'],
  ])('%s', (_, start, end) => expect(fourHours(start)).toBe(end));

  test('end within office hours, and more minutes never end sooner', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 3_000 }), (start, minutes) => {
        const end = addWorkingMinutes(start, minutes, officeHours);
        expect(end.getTime() - start.getTime()).toBeGreaterThanOrEqual(minutes * 60_000);
        const inRiyadh = new Date(end.getTime() + 3 * 3_600_000);
        expect(officeHours.days).toContain(inRiyadh.getUTCDay());
        const time = inRiyadh.toISOString().slice(11, 23);
        expect(time > '07:30' && time <= '15:30:00.000').toBe(true);
        expect(addWorkingMinutes(start, minutes + 1, officeHours).getTime()).toBeGreaterThan(end.getTime());
      }),
    );
  });
});

test.each([
  ['a Thursday', '2026-11-26', true],
  ['a Friday', '2026-11-27', false],
  ['a Saturday', '2026-11-28', false],
  ['National Day', '2026-09-23', false],
  ['the day after it', '2026-09-24', true],
  ['the last day of Eid', '2027-03-12', false],
  ['a day of Ramadan', '2027-03-08', true],
])('MEM-34 %s is a working day or not', (_, day, works) => expect(isWorkingDay(day, officeHours)).toBe(works));

test.each([
  ['within a week', '2026-11-26', 2, '2026-11-25'],
  ['over a weekend', '2026-11-29', 2, '2026-11-26'],
  ['up to a day that is none', '2026-11-28', 1, '2026-11-26'],
  ['over Eid', '2026-03-23', 2, '2026-03-18'],
])('MEM-34 the last working days, %s', (_, last, count, from) =>
  expect(lastWorkingDays(last, count, officeHours)).toBe(from),
);
