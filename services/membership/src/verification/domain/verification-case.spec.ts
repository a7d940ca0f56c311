import fc from 'fast-check';
import { verificationStatuses, type VerificationStatus } from '@mumaris/schemas';
import { given, refusals } from '../../../test/verification-given';
import { appeal, complete } from './second-round';
import { assertRequestable, isVerifiedOn, type Standing } from './standing';
import {
  appealUntil,
  isOpen,
  stageOf,
  takeWord,
  transitions,
  type VerificationCase,
  type Word,
} from './verification-case';

const { rules, now, requested, word, ended } = given;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const hear = (one: VerificationCase, said: Partial<Word>, at = now) => takeWord(one, { ...word, ...said }, rules, at);

describe('MEM-51 case-01 whether an application may be submitted on 2027-01-10', () => {
  const valid = (status: VerificationStatus, validUntil: string | null = null): Standing => ({ status, validUntil });
  /** Each entry that needs a case, with its cases. */
  test.each<[string, Standing[][], boolean]>([
    ['a', [[valid('POSITIVE', '2027-01-10')]], true],
    ['b', [[valid('POSITIVE', '2027-01-09')]], false],
    ['c', [[valid('IN_PROGRESS')]], false],
    ['d', [[valid('DISCREPANCY')]], false],
    ['e', [[valid('UNABLE_TO_VERIFY')]], false],
    ['f', [[valid('POSITIVE', '2028-01-01')], []], false],
    ['g, asked for by an earlier application', [[valid('POSITIVE', '2028-01-01')]], true],
    ['h', [[valid('NEGATIVE')], [valid('POSITIVE', '2028-01-01')]], false],
    ['h of one entry', [[valid('NEGATIVE'), valid('POSITIVE', '2028-01-01')]], false],
  ])('MEM-51 case-01 %s', (_, entries, may) => {
    expect(entries.every((cases) => isVerifiedOn(cases, '2027-01-10'))).toBe(may);
  });
});

describe('MEM-51 what the company says', () => {
  test('MEM-51 a case begins, ends, and is told of once', () => {
    const begun = hear(requested, { status: 'IN_PROGRESS' }).state;
    expect(begun).toMatchObject({ status: 'IN_PROGRESS', concludedAt: null });
    const { state, events } = hear(begun, { status: 'POSITIVE' });
    expect(state).toMatchObject({ status: 'POSITIVE', validUntil: '2028-11-22', askAt: null });
    expect(events).toHaveLength(1);
    const again = hear(state, { status: 'POSITIVE' }, days(3));
    expect(again.state).toBe(state);
    expect(again.events).toBeUndefined();
  });
  test('MEM-51 a result that overtakes the beginning is taken, and the beginning after it changes nothing', () => {
    const { state } = hear(requested, { status: 'DISCREPANCY' });
    expect(state.steps.map(({ status }) => status)).toEqual(['REQUESTED', 'IN_PROGRESS', 'DISCREPANCY']);
    expect(hear(state, { status: 'IN_PROGRESS' }).state).toBe(state);
    expect(hear(state, { status: 'REQUESTED' }).state).toBe(state);
  });
  test('MEM-51 another result after one is kept for staff, once, and overwrites nothing', () => {
    const state = ended('POSITIVE');
    const changed = hear(state, { status: 'NEGATIVE' }, days(1));
    expect(changed.state).toMatchObject({ status: 'POSITIVE', contradictions: [{ status: 'NEGATIVE' }] });
    expect(changed.events).toBeUndefined();
    expect(hear(changed.state, { status: 'NEGATIVE' }, days(2)).state).toBe(changed.state);
  });
  test('MEM-51 of an earlier sending it is not heard', () => {
    const appealed = appeal(ended('DISCREPANCY'), 'why', rules, days(1)).state;
    expect(hear(appealed, { status: 'DISCREPANCY', round: 1 }, days(2)).state).toBe(appealed);
  });
  test('MEM-51 what an applicant reads is of the status, or of what is missing', () => {
    expect(stageOf(ended('POSITIVE'), rules)).toBe(rules.stages.POSITIVE);
    expect(stageOf(ended('UNABLE_TO_VERIFY', { informationMissing: true }), rules)).toBe(rules.informationMissing);
    expect(ended('NEGATIVE', { informationMissing: true }).informationMissing).toBe(false);
  });
  test('MEM-51 whatever is said in whatever order, the table alone moves a case, and its first result stays', () => {
    const said = fc.record({
      round: fc.integer({ min: 1, max: 2 }),
      status: fc.constantFrom(...verificationStatuses),
      remark: fc.constant(null),
      informationMissing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (words) => {
        let one = requested;
        let told = 0;
        for (const heard of words) {
          const { state, events = [] } = takeWord(one, heard, rules, now);
          if (!isOpen(one)) expect(state.status).toBe(one.status);
          told += events.length;
          one = state;
        }
        expect(told).toBe(isOpen(one) ? 0 : 1);
        const moves = one.steps.slice(1).map((step, index) => [one.steps[index]?.status, step.status]);
        const table = Object.values(transitions).flatMap(({ from, to }) => from.map((each) => [each, to]));
        for (const move of moves) expect(table).toContainEqual(move);
      }),
    );
  });
});

describe('MEM-51 a second time', () => {
  test.each<[VerificationStatus, string[]]>([
    ['REQUESTED', ['VERIFICATION_NOT_APPEALABLE']],
    ['POSITIVE', ['VERIFICATION_NOT_APPEALABLE']],
    ['NEGATIVE', ['VERIFICATION_NOT_APPEALABLE']],
    ['DISCREPANCY', []],
    ['UNABLE_TO_VERIFY', []],
  ])('MEM-51 an appeal of %s: %j', (status, codes) => {
    expect(refusals(() => appeal(ended(status), 'why', rules, days(1)))).toEqual(codes);
  });
  test.each([
    [180, []],
    [181, ['VERIFICATION_APPEAL_OVER']],
  ])('MEM-51 an appeal on the %dth day: %j', (count, codes) => {
    expect(refusals(() => appeal(ended('DISCREPANCY'), 'why', rules, days(count)))).toEqual(codes);
  });
  test('MEM-51 an appeal is possible once, on the same documents, and its last day is told', () => {
    const one = ended('DISCREPANCY');
    expect(appealUntil(one, rules)).toBe('2027-05-21');
    const appealed = appeal(one, 'why', rules, days(1)).state;
    expect(appealed).toMatchObject({ status: 'REQUESTED', round: 2, documentIds: one.documentIds, report: null });
    const again = hear(appealed, { status: 'DISCREPANCY', round: 2 }, days(2)).state;
    expect(appealUntil(again, rules)).toBeNull();
    expect(refusals(() => appeal(again, 'why', rules, days(3)))).toEqual(['VERIFICATION_APPEALED']);
  });
  test('MEM-51 where information was missing another document completes it, and it is not appealed', () => {
    const one = ended('UNABLE_TO_VERIFY', { informationMissing: true });
    expect(appealUntil(one, rules)).toBeNull();
    expect(refusals(() => appeal(one, 'why', rules, days(1)))).toEqual(['VERIFICATION_TO_COMPLETE']);
    expect(refusals(() => complete(one, ['doc_1'], rules, days(1)))).toEqual(['SAME_DOCUMENTS']);
    const completed = complete(one, ['doc_1', 'doc_2'], rules, days(1)).state;
    expect(completed).toMatchObject({
      status: 'REQUESTED',
      round: 2,
      documentIds: ['doc_1', 'doc_2'],
      informationMissing: false,
    });
    expect(refusals(() => complete(ended('DISCREPANCY'), ['doc_2'], rules, now))).toEqual([
      'VERIFICATION_NOTHING_MISSING',
    ]);
  });
  test.each<[VerificationStatus, string[]]>([
    ['REQUESTED', ['VERIFICATION_OPEN']],
    ['NEGATIVE', ['VERIFICATION_DENIED']],
    ['POSITIVE', ['VERIFICATION_STANDS']],
    ['DISCREPANCY', []],
    ['UNABLE_TO_VERIFY', []],
  ])('MEM-51 another case beside one that is %s: %j', (status, codes) => {
    expect(refusals(() => assertRequestable([ended(status)], '2026-11-23'))).toEqual(codes);
  });
  test('MEM-51 another case once the one before is valid no more', () => {
    expect(refusals(() => assertRequestable([ended('POSITIVE')], '2028-11-23'))).toEqual([]);
  });
});
