import { refusals } from '../../../test/given';
import { loadExceptionRules } from '../rules/load-rules';
import {
  decide,
  decideReversal,
  end,
  type Exception,
  isInForce,
  propose,
  proposeReversal,
  reversalOf,
} from './exception';

const rules = loadExceptionRules();
const reason = { ar: 'تعطلت الخدمات بسبب السيول.', en: 'Services were down because of the floods.' };
const scope = { services: [], categories: [], endsFrom: '2027-04-01', endsUntil: '2027-04-30' };
const proposal = {
  kind: 'REGISTRATION_END',
  reason,
  scope,
  requirement: null,
  from: null,
  until: '2027-08-01',
} as const;
const now = new Date('2027-04-10T09:30:00.000Z');

const [hind, saad] = ['acc_hind', 'acc_saad'];
const proposed = propose({ id: 'exc_1', number: 'X-1', proposal, by: hind }, now).state;
const inForce = decide(proposed, { agree: true, by: saad }, now).state;
const reversing = proposeReversal(inForce, { reason, by: hind }, rules, now).state;
const reversed = decideReversal(reversing, { agree: true, by: saad }, now).state;

describe('MEM-36 an exception is decided by two people', () => {
  test('given a proposal, when another person agrees, then it is in force, and refused when that person does not', () => {
    expect(inForce.status).toBe('IN_FORCE');
    expect(decide(proposed, { agree: false, by: saad }, now).state.status).toBe('REFUSED');
  });

  test('given a proposal, when its proposer decides, then it is refused, whatever the decision', () => {
    for (const agree of [true, false])
      expect(refusals(() => decide(proposed, { agree, by: hind }, now))).toEqual(['SAME_PERSON']);
  });

  test('given a reversal is proposed, when its proposer decides, then it is refused; another may, also who proposed the exception', () => {
    expect(refusals(() => decideReversal(reversing, { agree: true, by: hind }, now))).toEqual(['SAME_PERSON']);
    const bySaad = proposeReversal(inForce, { reason, by: saad }, rules, now).state;
    expect(decideReversal(bySaad, { agree: true, by: hind }, now).state.status).toBe('REVERSED');
  });

  test('given a reversal is proposed, then it is in force until that is decided, and stays so when it is not agreed', () => {
    expect(isInForce(reversing, '2027-04-11')).toBe(true);
    expect(decideReversal(reversing, { agree: false, by: saad }, now).state.status).toBe('IN_FORCE');
    expect(isInForce(reversed, '2027-04-11')).toBe(false);
  });

  test('given any status, when a step is taken that the table does not have, then it is refused', () => {
    const refused = decide(proposed, { agree: false, by: saad }, now).state;
    const again = { agree: true, by: 'acc_third' };
    for (const state of [inForce, reversing, reversed, refused])
      expect(refusals(() => decide(state, again, now))).toEqual(['EXCEPTION_NOT_NOW']);
    for (const state of [proposed, inForce, reversed, refused])
      expect(refusals(() => decideReversal(state, again, now))).toEqual(['EXCEPTION_NOT_NOW']);
    for (const state of [proposed, reversing, reversed, refused])
      expect(refusals(() => proposeReversal(state, { reason, by: hind }, rules, now))).toEqual(['EXCEPTION_NOT_NOW']);
  });

  test('given reversals are proposed and not agreed without end, then the course is full, and the exception can still end', () => {
    const round = (exception: Exception) =>
      decideReversal(
        proposeReversal(exception, { reason, by: hind }, rules, now).state,
        { agree: false, by: saad },
        now,
      ).state;
    let exception = inForce;
    while (!refusals(() => round(exception)).length) exception = round(exception);
    expect(refusals(() => round(exception))).toEqual(['LIST_FULL']);
    const over = end(exception, new Date('2027-08-02T00:00:00.000Z')).state;
    expect(over.status).toBe('ENDED');
    expect(over.steps.length).toBeLessThanOrEqual(rules.mostSteps);
  });
});

describe('MEM-36 an exception ends by its date', () => {
  /** Midnight in Riyadh after its last day. */
  const midnight = new Date('2027-08-01T21:00:00.000Z');

  test('given its last day, until the last millisecond of it in Riyadh it is in force, then it ends', () => {
    expect(isInForce(inForce, '2027-08-01')).toBe(true);
    expect(isInForce(inForce, '2027-08-02')).toBe(false);
    expect(end(inForce, new Date(midnight.getTime() - 1)).state).toBe(inForce);
    expect(end(inForce, midnight).state.status).toBe('ENDED');
  });

  test('given one that nobody decided on, then it ends too; a reversed one stays reversed', () => {
    expect(end(proposed, midnight).state.status).toBe('ENDED');
    expect(end(reversed, midnight).state).toBe(reversed);
  });

  test('given a first day, before it nothing is lifted', () => {
    const later = { ...inForce, from: '2027-05-01' };
    expect(['2027-04-30', '2027-05-01'].map((day) => isInForce(later, day))).toEqual([false, true]);
  });
});

test('MEM-36 given a reversal, what the exception gave runs on for three days, and its reason is that of the reversal', () => {
  expect(reversalOf(reversed, rules)).toEqual({ reason, notice: '2027-04-13' });
  expect(reversalOf(reversing, rules)).toBeUndefined();
});
