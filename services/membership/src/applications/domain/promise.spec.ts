import { addDays, type Day } from '@mumaris/kit/calendar';
import type { ApplicationStatus } from '@mumaris/schemas';
import fc from 'fast-check';
import { answered, draft, rules } from '../../../test/given';
import type { Application } from './application';
import type { OfficeHours } from './office-hours';
import { escalate, promisedBy, reckonAnew, withPromise } from './promise';
import { type Rules, rulesOf } from './rules';

type Stage = readonly [status: ApplicationStatus, day: Day, time?: string];
const { officeHours } = rules.lifecycle;

const promising = (promisedWorkingDays: number, hours: Partial<OfficeHours> = {}): Rules =>
  rulesOf({
    ...rules,
    services: rules.services.map((service) => ({ ...service, promisedWorkingDays })),
    lifecycle: { ...rules.lifecycle, officeHours: { ...officeHours, ...hours } },
  });

/** An application that reached statuses on days, at noon in Riyadh unless a time is said. */
const through = (stages: readonly Stage[], by: Rules, from: Application = answered): Application =>
  stages.reduce((application: Application, [status, day, time = '12:00']) => {
    const at = new Date(`${day}T${time}:00+03:00`);
    const entry = { at, actor: 'SYSTEM', actorId: null, status, what: 'CLAIMED', details: {} } as const;
    return withPromise({ ...application, status, timeline: [...application.timeline, entry], updatedAt: at }, by);
  }, from);

const sunday = '2026-11-22';
const holiday = (from: Day, to = from) => ({ from, to, name: { ar: 'إجازة', en: 'Holiday' } });

describe('MEM-34 by which day the Commission decides', () => {
  test.each<[string, number, readonly Stage[], Day]>([
    ['the day after is the first', 1, [['UNDER_REVIEW', sunday]], '2026-11-23'],
    ['handed in at the last minute of a day', 1, [['UNDER_REVIEW', sunday, '23:59']], '2026-11-23'],
    ['handed in at midnight', 1, [['UNDER_REVIEW', '2026-11-23', '00:00']], '2026-11-24'],
    ['on Thursday evening, over a weekend', 3, [['UNDER_REVIEW', '2026-11-26', '20:00']], '2026-12-01'],
    ['within a weekend', 1, [['UNDER_REVIEW', '2026-11-27']], '2026-11-29'],
    ['over National Day', 1, [['UNDER_REVIEW', '2026-09-22']], '2026-09-24'],
    ['over Eid', 2, [['UNDER_REVIEW', '2026-03-18']], '2026-03-24'],
    ['in Ramadan, whose days are shorter and count', 2, [['UNDER_REVIEW', '2027-02-08']], '2027-02-10'],
    [
      'returned and handed in again on one day, which counts',
      5,
      [
        ['UNDER_REVIEW', sunday],
        ['RETURNED', '2026-11-23', '09:00'],
        ['UNDER_REVIEW', '2026-11-23', '15:00'],
      ],
      '2026-11-29',
    ],
    [
      'returned on Sunday and back on Tuesday: Monday is wholly the applicant’s',
      3,
      [
        ['UNDER_REVIEW', '2026-11-19'],
        ['RETURNED', sunday],
        ['UNDER_REVIEW', '2026-11-24'],
      ],
      '2026-11-25',
    ],
    [
      'returned over a weekend alone',
      3,
      [
        ['UNDER_REVIEW', sunday],
        ['RETURNED', '2026-11-26'],
        ['UNDER_REVIEW', '2026-11-29'],
      ],
      '2026-11-25',
    ],
    [
      'returned on the day on which it came',
      2,
      [
        ['UNDER_REVIEW', sunday],
        ['RETURNED', sunday, '13:00'],
        ['UNDER_REVIEW', '2026-12-06'],
      ],
      '2026-12-07',
    ],
    [
      'returned twice',
      4,
      [
        ['UNDER_REVIEW', sunday],
        ['RETURNED', '2026-11-23'],
        ['UNDER_REVIEW', '2026-11-25'],
        ['RETURNED', '2026-11-26'],
        ['UNDER_REVIEW', '2026-11-30'],
      ],
      '2026-11-30',
    ],
    [
      'returned on its last day: nothing is left, and nothing is given',
      1,
      [
        ['UNDER_REVIEW', sunday],
        ['RETURNED', '2026-11-23'],
        ['UNDER_REVIEW', '2026-11-25'],
      ],
      '2026-11-23',
    ],
    [
      'with a committee after the review',
      3,
      [
        ['UNDER_REVIEW', sunday],
        ['WITH_COMMITTEE', '2026-11-24'],
      ],
      '2026-11-25',
    ],
  ])('%s', (_, days, stages, by) => expect(promisedBy(through(stages, promising(days)))).toBe(by));

  test('nothing is promised before it arrives, while the applicant is asked, or where it is withdrawn', () => {
    const by = promising(3);
    const arrived = through([['UNDER_REVIEW', sunday]], by);
    expect(promisedBy(through([['AWAITING_ADMIN_FEE', sunday]], by))).toBeNull();
    for (const status of ['RETURNED', 'AWAITING_EXAM', 'CANCELLED'] as const)
      expect(promisedBy(through([[status, '2026-11-23']], by, arrived))).toBeNull();
  });

  test('more days, and more holidays, never make it earlier', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((after) => addDays('2026-01-01', after));
    const days = fc.uniqueArray(day, { maxLength: 30 }).map((all) => all.toSorted());
    const gaps = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        day,
        gaps,
        fc.integer({ min: 1, max: 30 }),
        days,
        fc.nat(29),
        (start, gaps, count, holidays, kept) => {
          let on = start;
          const stages: Stage[] = [0, ...gaps].map((gap, index) => {
            on = addDays(on, gap);
            return [index % 2 ? 'RETURNED' : 'UNDER_REVIEW', on];
          });
          const inHand = stages.length % 2 ? stages : stages.slice(0, -1);
          const byIn = (promised: number, closed: readonly Day[]) =>
            promisedBy(through(inHand, promising(promised, { holidays: closed.map((one) => holiday(one)) }))) ?? '';
          const by = byIn(count, holidays);
          expect(by > start).toBe(true);
          expect(byIn(count + 1, holidays) >= by).toBe(true);
          expect(byIn(count, holidays.slice(0, kept)) <= by).toBe(true);
        },
      ),
    );
  });
});

describe('MEM-34 a holiday that is moved', () => {
  const told = through([['UNDER_REVIEW', '2026-09-21']], promising(2)); // Tuesday, then Thursday after National Day
  const moved = (holidays: OfficeHours['holidays'], version = 2) =>
    reckonAnew(told, promising(2, { version, holidays })).state;

  test.each([
    ['to a later day of the promise', [holiday('2026-09-24')], '2026-09-24'],
    ['and grows', [holiday('2026-09-23', '2026-09-24')], '2026-09-27'],
    ['out of it', [holiday('2026-09-27')], '2026-09-24'],
    ['away', [], '2026-09-24'],
  ])('%s', (_, holidays, by) => {
    expect(told.promise?.by).toBe('2026-09-24');
    const { promise } = moved(holidays);
    expect(promise).toMatchObject({ by, hoursVersion: 2 });
  });

  test('changes nothing twice, nor by hours of before, and nothing that waits for its applicant', () => {
    const once = moved([]);
    expect(reckonAnew(once, promising(2, { version: 2, holidays: [] })).state).toBe(once);
    expect(reckonAnew(once, promising(2)).state).toBe(once);
    const returned = through([['RETURNED', '2026-09-22']], promising(2), told);
    expect(reckonAnew(returned, promising(2, { version: 2 })).state).toBe(returned);
  });

  test('a row that was written without a promise gets one, by its timeline', () => {
    const { state } = reckonAnew({ ...told, promise: null, queueKey: null }, promising(2));
    expect(state).toEqual(told);
  });

  test('what was told counts after a return too', () => {
    const back: Stage[] = [
      ['RETURNED', '2026-09-22'],
      ['UNDER_REVIEW', '2026-09-22', '14:00'],
    ];
    expect(through(back, promising(2, { version: 2, holidays: [] }), told).promise?.by).toBe('2026-09-24');
  });
});

describe('MEM-34 kept or missed', () => {
  const by = promising(3); // from Sunday: Wednesday, 25 November
  const decidedOn = (stages: readonly Stage[]) => through([['UNDER_REVIEW', sunday], ...stages], by).promise;

  test.each<[string, readonly Stage[], object]>([
    ['on the day itself', [['REJECTED', sunday, '15:00']], { state: 'KEPT', workingDays: 0, decidedOn: sunday }],
    ['in the last minute', [['COMPLETED', '2026-11-25', '23:59']], { state: 'KEPT', workingDays: 3 }],
    [
      'at the midnight after it',
      [['PRELIMINARILY_APPROVED', '2026-11-26', '00:00']],
      { state: 'MISSED', workingDays: 4 },
    ],
    [
      'after a return that took the applicant two weeks',
      [
        ['RETURNED', '2026-11-24'],
        ['UNDER_REVIEW', '2026-12-08'],
        ['REJECTED', '2026-12-08'],
      ],
      { state: 'KEPT', by: '2026-12-08', workingDays: 3 },
    ],
    [
      'by an exam that the applicant sat weeks later',
      [
        ['AWAITING_EXAM', '2026-11-25'],
        ['PRELIMINARILY_APPROVED', '2026-12-20'],
      ],
      { state: 'KEPT', decidedOn: '2026-12-20', workingDays: 3 },
    ],
    ['withdrawn before a decision', [['CANCELLED', '2026-12-20']], { state: 'WITHDRAWN', decidedOn: null }],
    [
      'withdrawn after it',
      [
        ['PRELIMINARILY_APPROVED', '2026-11-29'],
        ['CANCELLED', '2026-12-20'],
      ],
      { state: 'MISSED', decidedOn: '2026-11-29' },
    ],
    [
      'completed after the approval',
      [
        ['PRELIMINARILY_APPROVED', '2026-11-23'],
        ['COMPLETED', '2026-12-20'],
      ],
      { state: 'KEPT', decidedOn: '2026-11-23', workingDays: 1 },
    ],
  ])('%s', (_, stages, promise) => expect(decidedOn(stages)).toMatchObject({ ...promise, atRiskFrom: null }));

  test('a service without a review promises nothing', () =>
    expect(through([['PRELIMINARILY_APPROVED', sunday]], by).promise).toBeNull());
});

test('MEM-33 MEM-34 what an appeal sends back is promised anew, and judged by that alone', () => {
  const by = promising(3);
  const rejected = through(
    [
      ['UNDER_REVIEW', sunday],
      ['REJECTED', '2026-12-06'],
    ],
    by,
  );
  expect(rejected.promise).toMatchObject({ state: 'MISSED', by: '2026-11-25' });
  const at = new Date('2026-12-20T12:00:00+03:00');
  const entry = {
    at,
    actor: 'SYSTEM',
    actorId: null,
    details: {},
    status: 'UNDER_REVIEW',
    what: 'APPEAL_SENT_BACK',
  } as const;
  const back = { ...rejected, status: 'UNDER_REVIEW', updatedAt: at, timeline: [...rejected.timeline, entry] } as const;
  const again = withPromise(back, by);
  expect(again.promise).toMatchObject({ state: 'RUNNING', by: '2026-12-23', decidedOn: null, escalatedAt: null });
  expect(through([['REJECTED', '2026-12-23']], by, again).promise).toMatchObject({ state: 'KEPT', workingDays: 3 });
});

describe('MEM-34 near its end', () => {
  const leads = ['acc_lead', 'acc_other'];
  const at = (day: Day, time = '00:00') => new Date(`${day}T${time}:00+03:00`);
  const arrived = through([['UNDER_REVIEW', sunday]], promising(5)); // until Sunday, 29 November

  test('from the first of its last two working days it goes first, and each lead is told, once', () => {
    expect(escalate(arrived, leads, at('2026-11-25', '23:59')).state).toBe(arrived);
    const { state, events } = escalate(arrived, leads, at('2026-11-26'));
    expect(state.promise).toMatchObject({ escalatedAt: at('2026-11-26'), atRiskFrom: null });
    expect(state.timeline).toBe(arrived.timeline);
    expect((state.queueKey ?? '') < (arrived.queueKey ?? '')).toBe(true);
    expect(events?.map(({ data }) => data)).toEqual(
      leads.map((accountId) => ({
        accountId,
        applicationId: 'app_1',
        number: arrived.number,
        service: 'TRAINING_LETTER',
        promisedBy: '2026-11-29',
      })),
    );
    expect(escalate(state, leads, at('2026-11-29'))).toEqual({ state });
  });

  test('not before the first day of a short promise; without leads all the same; never of a lead’s own', () => {
    const short = through([['UNDER_REVIEW', sunday]], promising(1));
    expect(short.promise?.atRiskFrom).toBe('2026-11-23');
    expect(escalate(short, [], at('2026-11-23'))).toMatchObject({
      state: { promise: { atRiskFrom: null } },
      events: [],
    });
    expect(escalate(short, [draft.accountId, 'acc_lead'], at('2026-11-23')).events).toMatchObject([
      { data: { accountId: 'acc_lead' } },
    ]);
  });

  test('a hundred leads at most, so that one change can tell them', () => {
    const many = Array.from({ length: 101 }, (_, index) => `acc_${index}`);
    expect(escalate(arrived, many, at('2026-11-26')).events).toHaveLength(100);
  });

  test('again where a return moved it; not where only a holiday did', () => {
    const { state } = escalate(arrived, leads, at('2026-11-26'));
    const hours = { version: 2, holidays: [holiday('2026-11-29')] };
    expect(reckonAnew(state, promising(5, hours)).state.promise).toMatchObject({ by: '2026-11-30', atRiskFrom: null });
    const returned = through([['RETURNED', '2026-11-26', '12:00']], promising(5), state);
    expect(returned).toMatchObject({ promise: { escalatedAt: null, atRiskFrom: null }, queueKey: null });
    const back = through([['UNDER_REVIEW', '2026-12-06']], promising(5), returned);
    expect(back.promise).toMatchObject({ by: '2026-12-06', atRiskFrom: '2026-12-03' });
    expect(escalate(back, leads, at('2026-12-06', '12:00')).events).toHaveLength(2);
  });

  test('one that is decided is at risk no more', () => {
    const decided = through([['REJECTED', '2026-11-26']], promising(5), arrived);
    expect(escalate(decided, leads, at('2026-12-20')).state).toBe(decided);
  });
});
