import { addDays, addMonths } from '@mumaris/kit/calendar';
import fc from 'fast-check';
import { practitioner } from '../../../test/given';
import { loadProfileRules } from '../rules/load-rules';
import { askedUntil, askToConfirm, confirmationOf, confirmProfile } from './confirmation';

const rules = loadProfileRules();
const confirmedOn = (day: string) => ({ ...practitioner, confirmedOn: day, askedOn: day });

test('MEM-31 an opened profile counts for twelve months, the last day included', () => {
  expect(practitioner).toMatchObject({ confirmedOn: '2026-11-22', askedOn: '2026-11-22' });
  const dueOn = '2027-11-22';
  expect(confirmationOf(practitioner, rules, dueOn)).toEqual({ confirmedOn: '2026-11-22', dueOn, due: false });
  expect(confirmationOf(practitioner, rules, '2027-11-23')).toMatchObject({ dueOn, due: true });
  expect(confirmationOf(confirmedOn('2028-02-29'), rules, '2029-02-28')).toMatchObject({ due: false });
});

test('MEM-31 it is asked for once when the period is over, and again a year later', () => {
  const ask = (state: typeof practitioner, today: string) => askToConfirm(state, rules, today);
  expect(ask(practitioner, '2027-11-22').state).toBe(practitioner);
  const first = ask(practitioner, '2027-11-23');
  expect(first.events).toEqual([
    {
      type: 'sa.mumaris.membership.profile-confirmation-due.v1',
      data: { practitionerId: 'pra_1', accountId: 'acc_1', confirmedOn: '2026-11-22' },
    },
  ]);
  expect(ask(first.state, '2028-11-22').state).toBe(first.state);
  expect(ask(first.state, '2028-11-23').events).toHaveLength(1);
  // Who was asked and has not answered is asked in the graph all the time.
  expect(confirmationOf(first.state, rules, '2028-01-01').due).toBe(true);
});

test('MEM-31 a sweep that stood still for years asks once', () => {
  const { state, events } = askToConfirm(practitioner, rules, '2031-01-01');
  expect(events).toHaveLength(1);
  expect(state.askedOn).toBe('2030-11-22');
  expect(askToConfirm(state, rules, '2031-01-01').state).toBe(state);
});

test('MEM-31 a confirmation begins twelve months anew; a second one on the same day changes nothing', () => {
  const asked = askToConfirm(practitioner, rules, '2027-11-23').state;
  const { state, events } = confirmProfile(asked, '2027-12-05');
  expect(events).toBeUndefined();
  expect(confirmationOf(state, rules, '2027-12-05')).toEqual({
    confirmedOn: '2027-12-05',
    dueOn: '2028-12-05',
    due: false,
  });
  expect(askToConfirm(state, rules, '2028-12-05').state).toBe(state);
  expect(confirmProfile(state, '2027-12-05').state).toBe(state);
});

test('MEM-31 the store finds on each day whom the graph shows as due, at leap days and ends of months too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (count) => {
      const today = addDays('2026-01-01', count);
      const last = askedUntil(rules, today);
      expect(confirmationOf(confirmedOn(last), rules, today).due).toBe(true);
      expect(confirmationOf(confirmedOn(addDays(last, 1)), rules, today).due).toBe(false);
      expect(addMonths(last, rules.confirmedForMonths) < today).toBe(true);
    }),
  );
});
