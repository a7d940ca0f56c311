import { dayOf } from '@mumaris/kit/calendar';
import type { RefundGround, RefundRule } from '@mumaris/schemas';
import fc from 'fast-check';
import type { FeeKind } from '../../fees';
import { lastRefundableDay, quoteRefund, type RefundFacts } from './refund-quote';

const requestedAt = new Date('2026-01-31T09:00:00Z');
const facts: RefundFacts = {
  requestedAt,
  completedAt: null,
  nonCompliance: false,
  examSatAt: null,
  isPayable: true,
  completesByPayment: false,
};
const day = '2026-02-10';

const paid = (...fees: [FeeKind, number, number?][]) =>
  fees.map(([kind, amount, refunded = 0]) => ({ kind, amount, refunded }));

interface Asked {
  ground?: RefundGround;
  day?: string;
}

const quote = (fees: ReturnType<typeof paid>, changed: Partial<RefundFacts> = {}, asked: Asked = {}) =>
  quoteRefund(fees, { ...facts, ...changed }, { ground: 'NOT_PROVIDED', day, ...asked });

describe('BIL-08 half of the fee', () => {
  it.each([
    [70_000, 35_000],
    [80_000, 40_000],
    [30_000, 15_000],
    [100_000, 50_000],
    [20_000, 10_000],
    [15_000, 7_500],
    [25_000, 12_500],
    [40_000, 20_000],
    [15_001, 7_501],
  ])('of %i is %i, half a halala up', (fee, half) => expect(quote(paid(['SERVICE', fee])).amount).toBe(half));

  it('less what went back before, and never twice', () => {
    expect(quote(paid(['SERVICE', 70_000, 30_000])).amount).toBe(5_000);
    expect(quote(paid(['SERVICE', 70_000, 35_000])).amount).toBe(0);
    expect(quote(paid(['SERVICE', 70_000, 35_000]), {}, { ground: 'WRITTEN_ADVICE' }).amount).toBe(35_000);
  });
});

describe('BIL-08 not more than one month since the service was requested', () => {
  it.each([
    ['2026-01-31T09:00:00Z', '2026-02-28'],
    ['2028-01-31T09:00:00Z', '2028-02-29'],
    ['2026-02-28T09:00:00Z', '2026-03-28'],
    ['2026-03-31T09:00:00Z', '2026-04-30'],
    ['2026-12-31T20:59:59.999Z', '2027-01-31'],
    ['2026-11-22T21:30:00Z', '2026-12-23'],
  ])('requested %s, the last day is %s', (at, last) => expect(lastRefundableDay(new Date(at))).toBe(last));

  it.each([
    ['2026-02-28T20:59:59.999Z', 35_000, 'HALF'],
    ['2026-02-28T21:00:00.000Z', 0, 'MONTH_OVER'],
  ] as const)('asked for %s, %i goes back, by %s', (at, amount, rule) => {
    const { amount: given, fees } = quote(paid(['SERVICE', 70_000]), {}, { day: dayOf(new Date(at)) });
    expect([given, fees[0]?.rule, fees[0]?.lastDay]).toEqual([amount, rule, '2026-02-28']);
  });
});

describe('BIL-08 what keeps a service fee', () => {
  it.each<[RefundRule, Partial<RefundFacts>]>([
    ['PROVIDED', { completedAt: requestedAt }],
    ['NON_COMPLIANCE', { nonCompliance: true }],
    ['EXAM_SAT', { examSatAt: requestedAt }],
    ['COMPLETED_BY_PAYMENT', { completesByPayment: true }],
    ['NOT_PAID', { isPayable: false }],
  ])('%s', (rule, changed) => {
    const { amount, fees } = quote(paid(['SERVICE', 70_000]), changed);
    expect([amount, fees[0]?.rule, fees[0]?.lastDay]).toEqual([0, rule, null]);
  });
});

describe('BIL-08 the quote before anybody pays or cancels', () => {
  it('preliminarily approved after the month: nothing, and the last day is told', () => {
    const asked = { day: '2026-03-06' };
    const [fee] = quote(paid(['SERVICE', 70_000]), { completesByPayment: true }, asked).fees;
    expect(fee).toEqual({ kind: 'SERVICE', amount: 70_000, refundable: 0, rule: 'MONTH_OVER', lastDay: '2026-02-28' });
  });

  it('a renewal: never the administrative fee, half of the service fee for a month', () => {
    const { amount, fees } = quote(paid(['ADMINISTRATIVE', 10_000], ['SERVICE', 70_000]), {}, { day: '2026-01-31' });
    expect(amount).toBe(35_000);
    expect(fees.map(({ rule, refundable, lastDay }) => [rule, refundable, lastDay])).toEqual([
      ['ADMINISTRATIVE_FEE', 0, null],
      ['HALF', 35_000, '2026-02-28'],
    ]);
  });

  it('a third attempt: half for a month while it is not sat, whatever was sat before it was asked for', () => {
    const before = new Date(requestedAt.getTime() - 1);
    expect(quote(paid(['EXAM', 40_000]), { examSatAt: before }).amount).toBe(20_000);
    const [sat] = quote(paid(['EXAM', 40_000]), { examSatAt: requestedAt }).fees;
    expect([sat?.refundable, sat?.rule]).toEqual([0, 'EXAM_SAT']);
  });
});

describe('BIL-07 BIL-08 one payment for several fees', () => {
  const renewal = paid(['ADMINISTRATIVE', 10_000], ['SERVICE', 70_000]);
  const late = paid(['ADMINISTRATIVE', 10_000], ['SERVICE', 70_000], ['LATE', 20_000]);
  it.each<[string, number, ReturnType<typeof paid>, Partial<RefundFacts>, RefundGround]>([
    ['withdrawn within the month', 35_000, renewal, {}, 'NOT_PROVIDED'],
    ['late, the renewal not tried in time', 35_000, late, {}, 'NOT_PROVIDED'],
    ['late, the renewal tried in time', 55_000, late, {}, 'RENEWAL_TRIED_IN_TIME'],
    ['rejected for non-compliance', 0, renewal, { nonCompliance: true }, 'NOT_PROVIDED'],
    ['the administrative fee alone', 0, paid(['ADMINISTRATIVE', 20_000]), {}, 'NOT_PROVIDED'],
    ['exempt', 100_000, late, { completedAt: requestedAt }, 'EXEMPT'],
    ['the wrong service by advice', 80_000, renewal, { nonCompliance: true }, 'WRONG_SERVICE'],
  ])('%s: %i', (_, amount, fees, changed, ground) => expect(quote(fees, changed, { ground }).amount).toBe(amount));
});

it('BIL-08 never more than was paid less what was refunded already, on any ground and in any order', () => {
  const grounds: RefundGround[] = [
    'NOT_PROVIDED',
    'WRITTEN_ADVICE',
    'WRONG_SERVICE',
    'RENEWAL_TRIED_IN_TIME',
    'EXEMPT',
  ];
  const kinds: FeeKind[] = ['ADMINISTRATIVE', 'SERVICE', 'EXAM', 'LATE'];
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(amounts, fc.array(fc.constantFrom(...grounds), { maxLength: 6 }), (each, asked) => {
      let fees = kinds.map((kind, at) => ({ kind, amount: each[at] ?? 1, refunded: 0 }));
      for (const ground of asked) {
        const { fees: given } = quoteRefund(fees, facts, { ground, day });
        fees = fees.map((fee, at) => ({ ...fee, refunded: fee.refunded + (given[at]?.refundable ?? 0) }));
      }
      for (const { amount, refunded } of fees) expect(refunded).toBeLessThanOrEqual(amount);
    }),
  );
});
