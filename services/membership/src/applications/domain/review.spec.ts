import {
  approved,
  claimed,
  deficiencies,
  inReview,
  journey,
  now,
  refusals,
  returned,
  reviewer,
  rules,
  rulesWithSteps,
} from '../../../test/given';
import { cancel, lapseReturn } from './cancellation';
import { claim, lapseClaim, release } from './claim';
import { newReviewer } from '../../reviewers/domain/reviewer';
import type { ServiceStep } from './lifecycle';
import { statusLabelOf, wordsOf } from './outlook';
import { approve, reject, returnToApplicant } from './review';
import { resubmit } from './submission';

const at = (instant: string) => new Date(instant);

describe('MEM-28 claims', () => {
  test('taking twice changes nothing; somebody else’s is refused; one’s own application always', () => {
    expect(claim(claimed, reviewer, rules, now)).toEqual({ state: claimed });
    expect(refusals(() => claim(claimed, newReviewer('acc_hind'), rules, now))).toEqual(['ALREADY_CLAIMED']);
    expect(refusals(() => claim(inReview, newReviewer(inReview.accountId), rules, now))).toEqual(['OWN_APPLICATION']);
  });

  test('a released one can be taken by another', () => {
    const released = release(claimed, reviewer, rules, now).state;
    expect(released.claim).toBeNull();
    expect(claim(released, newReviewer('acc_hind'), rules, now).state.claim).toMatchObject({
      reviewerId: 'acc_hind',
      since: now,
    });
  });

  test('four working hours later, to the millisecond, a claim lapses', () => {
    const until = at('2026-11-23T05:30:00.000Z'); // Sunday 12:30 to 15:30, Monday 07:30 to 08:30
    expect(claimed.claim?.until).toEqual(until);
    expect(lapseClaim(claimed, rules, until).state).toBe(claimed);
    const lapsed = lapseClaim(claimed, rules, at('2026-11-23T05:30:00.001Z')).state;
    expect(lapsed).toMatchObject({ status: 'UNDER_REVIEW', claim: null });
    expect(lapsed.timeline.at(-1)).toMatchObject({ actor: 'SYSTEM', what: 'CLAIM_LAPSED' });
  });

  test('every decision needs the claim', () => {
    const reason = { ar: 'سبب', en: 'reason' };
    for (const decide of [
      () => returnToApplicant(inReview, { reviewer, deficiencies }, rules, now),
      () => approve(inReview, { reviewer }, journey, rules, now),
      () => reject(inReview, { reviewer, text: reason, nonCompliance: false }, rules, now),
      () => release(inReview, reviewer, rules, now),
    ])
      expect(refusals(decide)).toEqual(['CLAIM_FIRST']);
  });
});

describe('MEM-22 returns', () => {
  const text = { ar: 'نص', en: 'text' };
  const returning = (count: number) => () =>
    returnToApplicant(
      claimed,
      { reviewer, deficiencies: Array.from({ length: count }, () => ({ text, question: null, document: null })) },
      rules,
      now,
    );

  test('one to twenty deficiencies, each in both languages, of a question that is asked', () => {
    expect(refusals(returning(0))).toEqual(['DEFICIENCIES_COUNT deficiencies']);
    expect(refusals(returning(1))).toEqual([]);
    expect(refusals(returning(20))).toEqual([]);
    expect(refusals(returning(21))).toEqual(['DEFICIENCIES_COUNT deficiencies']);
    const wrong = [{ text: { ar: 'text', en: ' ' }, question: 'shoeSize', document: 'hat' }];
    expect(refusals(() => returnToApplicant(claimed, { reviewer, deficiencies: wrong }, rules, now))).toEqual([
      'TEXT_ARABIC deficiencies.0.ar',
      'TEXT_ENGLISH deficiencies.0.en',
      'UNKNOWN_QUESTION deficiencies.0.question',
      'UNKNOWN_DOCUMENT_SLOT deficiencies.0.document',
    ]);
  });

  test('an unanswered one is cancelled after its 30th day in Riyadh, not a millisecond before', () => {
    expect(lapseReturn(returned, rules, at('2026-12-22T20:59:59.999Z')).state).toBe(returned);
    const { state, events } = lapseReturn(returned, rules, at('2026-12-22T21:00:00.000Z'));
    expect(state).toMatchObject({ status: 'CANCELLED', dueAt: null });
    expect(events).toMatchObject([{ data: { why: 'RETURN_UNANSWERED' } }]);
  });
});

test('MEM-23 an approval tells billing when its 30 days start; a remark stays among staff', () => {
  const { state, events } = approve(claimed, { reviewer, remark: ' look twice ' }, journey, rules, now);
  expect(state).toMatchObject({ status: 'PRELIMINARILY_APPROVED', approvedAt: now, claim: null });
  expect(state.remarks).toEqual([{ at: now, reviewerId: reviewer.id, text: 'look twice' }]);
  expect(JSON.stringify(state.timeline)).not.toContain('look twice');
  expect(events).toMatchObject([{ data: { approvedAt: now.toISOString(), category: 'NURSE' } }]);
  expect(refusals(() => approve(claimed, { reviewer, remark: 'x'.repeat(2_001) }, journey, rules, now))).toEqual([
    'TOO_LONG remark',
  ]);
});

test('MEM-20 where a service has no service fee, the approval completes it and grants', () => {
  const feeless = rulesWithSteps(['A', 'R']);
  const { state, events, granted } = approve(claimed, { reviewer }, journey, feeless, now);
  expect(state).toMatchObject({ status: 'COMPLETED', credentialId: 'cre_1' });
  expect(events).toMatchObject([{ data: { credentialId: 'cre_1' } }]);
  expect(granted?.state).toMatchObject({ id: 'cre_1', kind: 'TRAINING_LETTER' });
});

test('MEM-20 MEM-32 an approval is preliminary only where something follows it', () => {
  const told = (by: typeof rules) => {
    const approval = approve(claimed, { reviewer }, journey, by, now).state.timeline.find(
      ({ what }) => what === 'APPROVED',
    );
    return approval && wordsOf(approval, by);
  };
  expect(told(rules)?.en).toBe('The reviewer approved the application preliminarily.');
  for (const steps of [
    ['A', 'R'],
    ['P', 'R'],
  ] as const)
    expect(told(rulesWithSteps(steps))).toEqual({
      ar: 'وافق المراجع على الطلب.',
      en: 'The reviewer approved the application.',
    });
});

test('MEM-32 what nobody decides on is not called approved while its fee is due', () => {
  const label = (steps: readonly ServiceStep[]) => statusLabelOf(approved, rulesWithSteps(steps));
  expect(label(['S'])).toEqual({ ar: 'بانتظار سداد رسوم الخدمة', en: 'awaiting the service fee' });
  for (const decided of ['R', 'C'] as const) expect(label(['A', decided, 'S']).en).toBe('preliminarily approved');
});

test('MEM-22 handing in again is told as what it is, whatever was changed', () => {
  const again = resubmit(returned, journey, rules, now).state.timeline.at(-1);
  expect(again && wordsOf(again, rules)).toEqual({
    ar: 'أُعيد تقديم الطلب.',
    en: 'The application was submitted again.',
  });
});

test('MEM-24 a rejection records its reason and whether it was for non-compliance', () => {
  const reason = { ar: ' لا يستوفي الشروط. ', en: ' Conditions not met. ' };
  const { state, events } = reject(claimed, { reviewer, text: reason, nonCompliance: true }, rules, now);
  expect(state).toMatchObject({ status: 'REJECTED', nonCompliance: true });
  expect(events).toMatchObject([
    { data: { reason: { ar: 'لا يستوفي الشروط.', en: 'Conditions not met.' }, nonCompliance: true } },
  ]);
});

test('MEM-26 the applicant withdraws what is open, and nothing that has ended', () => {
  for (const open of [claimed, returned, approved])
    expect(cancel(open, rules, now)).toMatchObject({
      state: { status: 'CANCELLED', claim: null },
      events: [{ data: { why: 'BY_APPLICANT' } }],
    });
  const ended = cancel(inReview, rules, now).state;
  expect(refusals(() => cancel(ended, rules, now))).toEqual(['NOT_POSSIBLE_NOW']);
});
