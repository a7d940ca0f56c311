import { addDays } from '@mumaris/kit/calendar';
import { registrationRules as rules, registrationUntil } from '../../../test/registrations';
import type { Credential } from './credential';
import { giveNotice, noticeDueOn } from './end-notice';

const registration = registrationUntil('2028-03-01');

/** Gives notice on each of some days, and tells on which of them what went out. */
const told = (credential: Credential, days: readonly string[], change = (one: Credential, _day: string) => one) => {
  let state = credential;
  return days.flatMap((day) => {
    const given = giveNotice(change(state, day), rules, day);
    state = given.state;
    return (given.events ?? []).map(({ data }) => ({ day, of: 'days' in data ? data.days : 'over' }));
  });
};
const daysFrom = (first: string, last: string): string[] => {
  const days = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};
const all = daysFrom('2027-11-20', '2028-03-01');
const usual = [
  { day: '2027-12-02', of: 90 },
  { day: '2028-01-31', of: 30 },
  { day: '2028-02-23', of: 7 },
];
const stoodStill = all.filter((day) => day < '2027-12-01' || day > '2027-12-04');
const renewed = (one: Credential, day: string) => (day >= '2028-01-10' ? { ...one, followedBy: 'cre_2' } : one);

test.each([
  ['a each day', all, usual],
  ['b it stood still at first', stoodStill, [{ day: '2027-12-05', of: 90 }, ...usual.slice(1)]],
  ['c three times a day', all.flatMap((day) => [day, day, day]), usual],
  ['e first seen on 2028-02-10', all.filter((day) => day >= '2028-02-10'), [{ day: '2028-02-10', of: 30 }, usual[2]]],
])('MEM-62 registration-06 %s, then one reminder of each goes out', (_, days, want) =>
  expect(told(registration, days)).toEqual(want),
);

test('MEM-62 registration-06 d renewed on 2028-01-10, then none goes out after that, nor the word that it is over', () =>
  expect(told(registration, daysFrom('2027-11-20', '2028-06-01'), renewed)).toEqual(usual.slice(0, 1)));

describe('MEM-62 that it is over', () => {
  test('given its last day is over, then that is told once, with the last day for a renewal', () => {
    const given = giveNotice(registration, rules, '2028-03-02');
    expect(given.events).toMatchObject([{ data: { expiresOn: '2028-03-01', renewableUntil: '2028-04-30' } }]);
    expect(giveNotice(given.state, rules, '2028-03-03')).toEqual({ state: given.state });
    expect(noticeDueOn(given.state, rules)).toBeNull();
  });

  test('given it was over long before anybody looked, then nobody hears of it any more', () => {
    expect(giveNotice(registration, rules, '2028-04-30').events).toHaveLength(1);
    const late = giveNotice(registration, rules, '2028-05-01');
    expect([late.events, noticeDueOn(late.state, rules)]).toEqual([undefined, null]);
  });

  test('given a new end, then the reminders begin anew', () => {
    const { state } = giveNotice(registration, rules, '2028-02-23');
    const extended = { ...state, extension: { exceptionId: 'exc_1', until: '2028-08-01' } };
    expect(noticeDueOn(extended, rules)).toBe('2028-05-03');
    expect(told(extended, daysFrom('2028-02-24', '2028-08-02'))).toEqual([
      { day: '2028-05-03', of: 90 },
      { day: '2028-07-02', of: 30 },
      { day: '2028-07-25', of: 7 },
      { day: '2028-08-02', of: 'over' },
    ]);
  });

  test('given a renewal is under way, a revocation, a card or no end, then none is due', () => {
    const renewal = { applicationId: 'app_2', from: new Date('2027-12-10'), until: null };
    const standing = { ...registration.standing, renewal };
    const card = { ...registration, kind: 'CARD', content: {} } as Credential;
    const others: Credential[] = [
      { ...registration, standing },
      { ...registration, status: 'REVOKED' },
      { ...registration, expiresOn: null },
      card,
    ];
    for (const one of others) expect([noticeDueOn(one, rules), told(one, all)]).toEqual([null, []]);
  });

  test('given a reminder was missed, then it says how many days are left', () =>
    expect(giveNotice(registration, rules, '2027-12-05').events).toMatchObject([{ data: { days: 90, daysLeft: 87 } }]));
});
