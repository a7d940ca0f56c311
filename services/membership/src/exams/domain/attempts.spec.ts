import { candidacy, exam, examRules, examiner, now, refusal, sat, sittingAt } from '../../../test/exams-given';
import { book } from './booking';
import { usedOf } from './candidacy';
import { decideCorrection, proposeCorrection, askRemarking, answerRemarking } from './correction';
import { barrierOf, feeStateOf, soonestOf } from './next-attempt';
import { recordResult, settle, settleFee } from './result';

const reason = { ar: 'كان مفتاح الإجابة عن السؤال 14 خاطئًا.', en: 'The key of question 14 was wrong.' };
const twice = sat(['FAIL', 'FAIL']);

describe('attempt-01 may the next attempt be booked? (MEM-53)', () => {
  test.each([
    ['a: no results', candidacy(), undefined, 'FREE'],
    ['b: one fail', sat(['FAIL']).state, undefined, 'FREE'],
    ['c: two fails, the third fee not issued', { ...twice.state, fee: null }, 'ATTEMPT_FEE_UNPAID', 'NOT_ASKED'],
    ['d: two fails, the third fee unpaid', twice.state, 'ATTEMPT_FEE_UNPAID', 'DUE'],
    ['e: two fails, the third fee paid', settleFee(twice.state, now).state, undefined, 'SETTLED'],
    // BIL-06: a waived fee counts as paid at once, and is told by the same port.
    ['f: two fails, the third fee waived', settleFee(twice.state, now).state, undefined, 'SETTLED'],
    ['g: three fails', sat(['FAIL', 'FAIL', 'FAIL']).state, 'NO_ATTEMPT_LEFT', null],
    ['h: a fail and a pass', sat(['FAIL', 'PASS']).state, 'EXAM_NOT_NOW', null],
  ])('MEM-53 attempt-01 %s', (_, state, code, fee) => {
    expect(barrierOf(state, exam)?.code).toBe(code);
    expect(feeStateOf(state, exam)).toBe(fee);
  });

  test('MEM-53 attempt-01 g, h: the third fail ends the application, a pass sends it on without a third fee', () => {
    expect(sat(['FAIL', 'FAIL', 'FAIL']).onward).toBe('FAIL');
    const passed = sat(['FAIL', 'PASS']);
    expect([passed.onward, passed.state.fee]).toEqual(['PASS', null]);
  });

  test('MEM-53 attempt-01 c: the second fail asks for the fee of the third attempt, once', () => {
    expect(twice.events?.map(({ type }) => type)).toEqual([
      'sa.mumaris.membership.exam-result-recorded.v1',
      'sa.mumaris.membership.exam-attempt-fee-due.v1',
    ]);
  });
});

describe('attempt-02 results (MEM-54)', () => {
  const sitting = sittingAt('2027-02-20T07:00:00.000Z');
  const after = new Date('2027-02-20T10:00:00.000Z');
  const booked = book(sat(['FAIL']).state, sitting, examRules, now).state;
  const fail = { attempt: 2, outcome: 'FAIL', by: null } as const;

  test('MEM-54 attempt-02 a: a result delivered three times is used once, and asks for one fee', () => {
    let reached = recordResult(booked, sitting, fail, examRules, after);
    const told = [reached.events?.length ?? 0];
    for (const _ of [2, 3]) {
      reached = recordResult(reached.state, sitting, fail, examRules, after);
      told.push(reached.events?.length ?? 0);
    }
    expect([usedOf(reached.state).length, told]).toEqual([2, [2, 0, 0]]);
  });

  test('MEM-54 attempt-02 b: another result for an attempt that is known is refused, and the first one stands', () => {
    const known = recordResult(booked, sitting, fail, examRules, after).state;
    const other = { ...fail, outcome: 'PASS' } as const;
    expect(refusal(() => recordResult(known, sitting, other, examRules, after))).toBe('CONFLICTING_RESULTS');
  });

  test('MEM-54 attempt-02 c: a fail corrected to a pass by two sends it on, owes no third fee, and keeps the first result', () => {
    const paid = settleFee(twice.state, now).state;
    const proposed = proposeCorrection(paid, { attempt: 2, to: 'PASS', reason, by: 'acc_E1' }, now).state;
    const { state, onward, events } = decideCorrection(
      proposed,
      { attempt: 2, agree: true, by: 'acc_E2' },
      examRules,
      now,
    );
    expect(onward).toBe('PASS');
    expect(events).toMatchObject([{ data: { from: 'FAIL', to: 'PASS', feeOwed: false } }]);
    expect(state.attempts[1]?.outcome).toBe('FAIL');
  });

  test('MEM-54 attempt-02 d: nobody decides on a correction of their own (SECOND_PERSON_NEEDED is SAME_PERSON)', () => {
    const proposed = proposeCorrection(twice.state, { attempt: 2, to: 'PASS', reason, by: 'acc_E1' }, now).state;
    const work = () => decideCorrection(proposed, { attempt: 2, agree: true, by: 'acc_E1' }, examRules, now);
    expect(refusal(work)).toBe('SAME_PERSON');
  });

  test('MEM-54 attempt-02 e: who was not booked has no result', () => {
    const other = sittingAt('2027-03-20T07:00:00.000Z');
    expect(refusal(() => recordResult(booked, other, fail, examRules, new Date('2027-03-21T07:00:00.000Z')))).toBe(
      'NOT_BOOKED',
    );
  });

  test('MEM-53 a result names its attempt, and comes after the start', () => {
    expect(refusal(() => recordResult(booked, sitting, { ...fail, attempt: 3 }, examRules, after))).toBe(
      'WRONG_ATTEMPT',
    );
    expect(refusal(() => recordResult(booked, sitting, fail, examRules, now))).toBe('SITTING_NOT_BEGUN');
  });
});

describe('an absence (MEM-54)', () => {
  const absent = sat(['FAIL', 'NO_SHOW']);
  const settleAt = absent.state.settleAt as Date;

  test('MEM-54 uses the attempt, and asks for the third fee only when it cannot be excused any more', () => {
    expect([usedOf(absent.state).length, absent.state.fee]).toEqual([2, null]);
    expect(settle(absent.state, examRules, new Date(settleAt.getTime() - 1)).state.fee).toBeNull();
    expect(settle(absent.state, examRules, settleAt).state.fee).not.toBeNull();
  });

  test('MEM-54 excused by two it uses none; the last one ends the application after its days', () => {
    const proposed = proposeCorrection(absent.state, { attempt: 2, to: 'EXCUSED', reason, by: examiner }, now).state;
    const excused = decideCorrection(proposed, { attempt: 2, agree: true, by: 'acc_E2' }, examRules, now);
    expect([usedOf(excused.state).length, excused.onward, excused.state.settleAt]).toEqual([1, null, null]);
    const last = sat(['FAIL', 'FAIL', 'NO_SHOW']).state;
    expect(settle(last, examRules, last.settleAt as Date).onward).toBe('FAIL');
  });
});

test('MEM-53 time passes between two attempts', () => {
  const once = sat(['FAIL']).state;
  expect(soonestOf(once, exam)).toBe('2027-02-03');
  const at = (day: string) => refusal(() => book(once, sittingAt(`${day}T07:00:00.000Z`), examRules, now));
  expect([at('2027-02-02'), at('2027-02-03')]).toEqual(['TOO_SOON_AGAIN', undefined]);
});

test('MEM-54 marking again is asked for once, in its days, and answered once: it stands, or another person decides', () => {
  const asked = askRemarking(
    twice.state,
    { attempt: 1, why: 'السؤال 14' },
    examRules,
    new Date('2027-02-03T20:59:59.999Z'),
  ).state;
  expect(refusal(() => askRemarking(asked, { attempt: 1, why: 'again' }, examRules, now))).toBe('REMARKED_ALREADY');
  expect(
    refusal(() => askRemarking(twice.state, { attempt: 1, why: 'x' }, examRules, new Date('2027-02-03T21:00:00.000Z'))),
  ).toBe('REMARKING_OVER');
  const answer = { attempt: 1, stands: false, text: reason, by: 'acc_E1' };
  const { state, events } = answerRemarking(asked, answer, examRules, now);
  expect(events).toMatchObject([{ data: { answer: 'CORRECTION_PROPOSED' } }]);
  expect(refusal(() => answerRemarking(state, answer, examRules, now))).toBe('NO_REMARKING_ASKED');
  expect(decideCorrection(state, { attempt: 1, agree: true, by: 'acc_E2' }, examRules, now).onward).toBe('PASS');
});

test('MEM-53 an earlier pass that counts sends the application on by itself', () => {
  const earlierPass = { applicationId: 'app_0', satAt: now };
  const { onward, state } = settle(candidacy('mona', { earlierPass, settleAt: now }), examRules, now);
  expect([onward, state.status]).toEqual(['PASS', 'PASSED']);
});
