import { addDays, endOfDay } from '@mumaris/kit/calendar';
import { registrationRules as rules, registrationUntil } from '../../../test/registrations';
import { beginRenewal, endRenewal, isRenewableOn, renewalWindowOf } from './renewal';
import { isRenewalUnderWay, statusOn } from './status';
import { suspend } from './suspension';

const registration = registrationUntil('2028-03-01');

test.each([
  ['a', '2027-12-01', 'ACTIVE', false],
  ['b', '2027-12-02', 'ACTIVE', true],
  ['c', '2028-03-01', 'ACTIVE', true],
  ['d', '2028-03-02', 'EXPIRED', true],
  ['e', '2028-04-01', 'EXPIRED', true],
  ['f', '2028-04-02', 'EXPIRED', true],
  ['g', '2028-04-30', 'EXPIRED', true],
  ['h', '2028-05-01', 'EXPIRED', false],
])(
  'MEM-64 registration-01 %s on %s a registration until 2028-03-01 is %s, renewable: %s',
  (_, day, status, renewable) => {
    expect([statusOn(registration, day), isRenewableOn(registration, rules, day)]).toEqual([status, renewable]);
    expect(renewalWindowOf(registration, rules)).toEqual({ opensOn: '2027-12-02', renewableUntil: '2028-04-30' });
  },
);

test('MEM-36 an exception moves the last day of the window, and not the first', () => {
  const extension = { exceptionId: 'exc_1', until: '2028-08-01' };
  const window = renewalWindowOf({ ...registration, extension }, rules);
  expect(window).toEqual({ opensOn: '2027-12-02', renewableUntil: addDays('2028-08-01', 60) });
});

test('MEM-62 what has no end, is followed or is revoked is not renewed', () => {
  for (const change of [{ expiresOn: null }, { followedBy: 'cre_2' }, { status: 'REVOKED' as const }]) {
    const one = { ...registration, ...change };
    expect([renewalWindowOf(one, rules), isRenewableOn(one, rules, '2028-02-01')]).toEqual([null, false]);
  }
});

test('MEM-66 a suspended one is not renewed before the suspension is over', () => {
  const order = { id: 'san_1', from: endOfDay('2028-01-01'), until: endOfDay('2028-03-20') };
  const suspended = { ...registration, ...suspend(registration, order, order.from).state } as typeof registration;
  expect(
    ['2027-12-31', '2028-01-02', '2028-03-20', '2028-03-21'].map((day) => isRenewableOn(suspended, rules, day)),
  ).toEqual([true, false, false, true]);
});

describe('MEM-62 a renewal under way', () => {
  const order = (submittedOn: string, paidOn: string) => ({
    applicationId: 'app_2',
    submittedAt: endOfDay(submittedOn),
    paidAt: endOfDay(paidOn),
  });
  const later = endOfDay('2028-03-15');

  test.each([
    ['2028-03-01', '2028-03-01', true],
    ['2028-03-01', '2028-03-02', false],
    ['2028-03-02', '2028-03-02', false],
  ])(
    'given it was submitted on %s and paid on %s, then it keeps the registration in force: %s',
    (submitted, paid, kept) =>
      expect(isRenewalUnderWay(beginRenewal(registration, order(submitted, paid)), later)).toBe(kept),
  );

  test('given it is said again, or ended by another application, then nothing changes; ended it counts no more', () => {
    const begun = beginRenewal(registration, order('2028-02-20', '2028-02-21'));
    expect(beginRenewal(begun, order('2028-02-20', '2028-02-22'))).toBe(begun);
    expect(endRenewal(begun, 'app_3', later)).toBe(begun);
    const ended = endRenewal(begun, 'app_2', later);
    expect([isRenewalUnderWay(ended, later), endRenewal(ended, 'app_2', endOfDay('2028-04-01'))]).toEqual([
      false,
      ended,
    ]);
  });

  test('given it has no end, or another follows, then there is nothing to keep', () => {
    for (const change of [{ expiresOn: null }, { followedBy: 'cre_3' }]) {
      const one = { ...registration, ...change };
      expect(beginRenewal(one, order('2028-02-20', '2028-02-21'))).toBe(one);
    }
  });
});
