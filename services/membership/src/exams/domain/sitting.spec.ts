import { toFailure } from '@mumaris/kit/errors';
import { candidate, examRules, now, refusal, sittingWith } from '../../../test/exams-given';
import {
  changeCapacity,
  freeOf,
  joinWaitingList,
  lapseOffers,
  leaveSitting,
  placeOf,
  type Sitting,
  takeSeat,
  voidSitting,
} from './sitting';

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const leave = (sitting: Sitting, ...names: string[]) =>
  names.reduce((left, name) => leaveSitting(left, `app_${name}`, examRules, now).state, sitting);
const named = (people: readonly { applicationId: string }[]) =>
  people.map(({ applicationId }) => applicationId.replace('app_', ''));
const seen = (sitting: Sitting) => ({
  booked: sitting.seats.length,
  offeredTo: named(sitting.offers),
  waiting: named(sitting.waiting),
  free: freeOf(sitting),
});

/** One place is offered to W1, and W2 and W3 wait. */
const offered = leave(sittingWith(10, 10, ['W1', 'W2', 'W3']), 'booked0');

describe('seat-01 seats and the waiting list of a sitting (MEM-54)', () => {
  test.each([
    [
      'MEM-54 seat-01 b: one of a full sitting cancels',
      offered,
      { booked: 9, offeredTo: ['W1'], waiting: ['W2', 'W3'], free: 0 },
    ],
    [
      'MEM-54 seat-01 d: the offer lapses',
      lapseOffers(offered, examRules, later(13)).state,
      { booked: 9, offeredTo: ['W2'], waiting: ['W3'], free: 0 },
    ],
    [
      'MEM-54 seat-01 e: a capacity of 10 with 9 booked becomes 8',
      changeCapacity(sittingWith(10, 9), 8, examRules, now).state,
      { booked: 9, offeredTo: [], waiting: [], free: 0 },
    ],
    [
      'MEM-54 seat-01 f: 9 booked of 8 seats, one cancels',
      leave(sittingWith(8, 9, ['W1']), 'booked0'),
      { booked: 8, offeredTo: [], waiting: ['W1'], free: 0 },
    ],
    [
      'MEM-54 seat-01 g: 9 booked of 8 seats, two cancel',
      leave(sittingWith(8, 9, ['W1']), 'booked0', 'booked1'),
      { booked: 7, offeredTo: ['W1'], waiting: [], free: 0 },
    ],
  ])('%s', (_, sitting, wanted) => expect(seen(sitting)).toEqual(wanted));

  test('MEM-54 seat-01 c: a newcomer hears that it is full while a place is offered, and the third place of the list', () => {
    const work = () => takeSeat(offered, candidate('new'), examRules, now);
    expect(refusal(work)).toBe('SITTING_FULL');
    try {
      work();
    } catch (error) {
      expect(toFailure(error as never).message.en).toContain('your place is 3');
    }
    expect(placeOf(joinWaitingList(offered, candidate('new'), examRules, now).state, 'app_new')).toBe(3);
    expect(offered.seats).toHaveLength(9);
  });
});

test('MEM-54 who is offered a place takes it until the offer lapses, and nobody else does', () => {
  expect(seen(takeSeat(offered, candidate('W1'), examRules, later(12)).state)).toMatchObject({
    booked: 10,
    offeredTo: [],
  });
  expect(refusal(() => takeSeat(offered, candidate('W1'), examRules, later(12.1)))).toBe('SITTING_FULL');
  expect(refusal(() => takeSeat(offered, candidate('W2'), examRules, now))).toBe('SITTING_FULL');
});

test('MEM-54 an offer is told to the one person whose it is', () => {
  const { events = [] } = leaveSitting(sittingWith(1, 1, ['W1', 'W2']), 'app_booked0', examRules, now);
  expect(events).toMatchObject([
    { data: { accountId: 'acc_W1', until: later(12).toISOString(), localTime: { en: '09:00 Cairo time' } } },
  ]);
});

test('MEM-54 more seats are offered to who waits first, and the rest is free', () => {
  const { state } = changeCapacity(sittingWith(2, 2, ['W1', 'W2']), 5, examRules, now);
  expect(seen(state)).toEqual({ booked: 2, offeredTo: ['W1', 'W2'], waiting: [], free: 1 });
});

test('MEM-54 the list is joined by nobody while there are seats, and ends at its bound', () => {
  expect(refusal(() => joinWaitingList(sittingWith(2, 1), candidate('new'), examRules, now))).toBe('PLACES_FREE');
  const names = Array.from({ length: 30 }, (_, index) => `W${index}`);
  expect(refusal(() => joinWaitingList(sittingWith(1, 1, names), candidate('new'), examRules, now))).toBe(
    'WAITING_LIST_FULL',
  );
});

test.each([
  ['2026-12-12T06:59:59.999Z', undefined],
  ['2026-12-12T07:00:00.000Z', 'SITTING_CLOSED'],
])('MEM-54 booking closes a day before the start: at %s', (at, code) => {
  expect(refusal(() => takeSeat(sittingWith(2, 1), candidate('new'), examRules, new Date(at)))).toBe(code);
});

test('MEM-54 a voided sitting has no seats, and is voided once', () => {
  const voided = voidSitting(sittingWith(2, 1), { reason: { ar: 'عطل', en: 'fault' }, by: 'acc_1' }, now).state;
  expect(freeOf(voided)).toBe(0);
  expect(refusal(() => takeSeat(voided, candidate('new'), examRules, now))).toBe('SITTING_CLOSED');
  expect(refusal(() => voidSitting(voided, { reason: { ar: 'عطل', en: 'fault' }, by: 'acc_1' }, now))).toBe(
    'SITTING_VOIDED',
  );
});
