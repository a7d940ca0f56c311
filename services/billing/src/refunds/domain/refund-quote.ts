import { addMonths, type Day, dayOf } from '@mumaris/kit/calendar';
import type { RefundGround, RefundRule } from '@mumaris/schemas';
import type { FeeKind } from '../../fees';
import { halfOf, sumOf } from '../../money';

/** One fee that was paid, or would be; the amount in halalas. */
export interface PaidFee {
  readonly kind: FeeKind;
  readonly amount: number;
  /** What went back of it before. */
  readonly refunded: number;
}

/** What decides on the refund of a fee (BIL-08). */
export interface RefundFacts {
  /** The first submission; of an exam attempt, when it was asked for: the month counts from then. */
  readonly requestedAt: Date;
  /** When the service was provided. */
  readonly completedAt: Date | null;
  /** Whether the application was rejected for the applicant's non-compliance. */
  readonly nonCompliance: boolean;
  /** When its latest exam was sat. */
  readonly examSatAt: Date | null;
  /** Whether it was paid, or still can be. */
  readonly isPayable: boolean;
  /** Whether paying the fee provides the service at once. */
  readonly completesByPayment: boolean;
}

/** What goes back of one fee. */
export interface QuotedFee {
  readonly kind: FeeKind;
  /** The fee itself. */
  readonly amount: number;
  readonly refundable: number;
  readonly rule: RefundRule;
  /** The last day on which a refund can be asked for; null where no day decides. */
  readonly lastDay: Day | null;
}

/** What a payer gets back, if it is asked for on a day (BIL-07, BIL-08). */
export interface RefundQuote {
  readonly fees: readonly QuotedFee[];
  readonly amount: number;
}

/** The last day of the month since the service was requested: the same day of the next month, or its last (BIL-08). */
export const lastRefundableDay = (requestedAt: Date): Day => addMonths(dayOf(requestedAt), 1);

/** The grounds on which a fee goes back as a whole. */
const inFull: Readonly<Record<RefundGround, readonly FeeKind[]>> = {
  NOT_PROVIDED: [],
  WRITTEN_ADVICE: ['ADMINISTRATIVE', 'SERVICE', 'EXAM', 'LATE'],
  WRONG_SERVICE: ['ADMINISTRATIVE', 'SERVICE', 'EXAM', 'LATE'],
  EXEMPT: ['ADMINISTRATIVE', 'SERVICE', 'EXAM', 'LATE'],
  RENEWAL_TRIED_IN_TIME: ['LATE'],
};

const wasSat = (kind: FeeKind, { examSatAt, requestedAt }: RefundFacts): boolean =>
  // An exam that was sat before is another attempt's.
  examSatAt !== null && (kind !== 'EXAM' || examSatAt.getTime() >= requestedAt.getTime());

/** The first rule that holds of a fee for what was asked of us: those that keep it before the half. */
const ruleOf = (kind: FeeKind, facts: RefundFacts, day: Day): RefundRule => {
  if (!facts.isPayable) return 'NOT_PAID';
  if (kind === 'ADMINISTRATIVE') return 'ADMINISTRATIVE_FEE';
  if (kind === 'LATE') return 'LATE_FEE';
  if (facts.completedAt) return 'PROVIDED';
  if (facts.nonCompliance) return 'NON_COMPLIANCE';
  if (wasSat(kind, facts)) return 'EXAM_SAT';
  if (day > lastRefundableDay(facts.requestedAt)) return 'MONTH_OVER';
  return kind === 'SERVICE' && facts.completesByPayment ? 'COMPLETED_BY_PAYMENT' : 'HALF';
};

const byDay: ReadonlySet<RefundRule> = new Set<RefundRule>(['MONTH_OVER', 'HALF']);

const ofRule = (rule: RefundRule, amount: number): number => {
  if (rule === 'IN_FULL') return amount;
  return rule === 'HALF' ? halfOf(amount) : 0;
};

/**
 * Says what goes back of each fee, by which rule and until when (BIL-07, BIL-08). What went back before is taken off.
 * @param day on which the refund is asked for; that of the decision does not count
 */
export const quoteRefund = (
  fees: readonly PaidFee[],
  facts: RefundFacts,
  { ground, day }: { readonly ground: RefundGround; readonly day: Day },
): RefundQuote => {
  const quoted = fees.map(({ kind, amount, refunded }): QuotedFee => {
    const rule = facts.isPayable && inFull[ground].includes(kind) ? 'IN_FULL' : ruleOf(kind, facts, day);
    const refundable = Math.max(0, ofRule(rule, amount) - refunded);
    return { kind, amount, refundable, rule, lastDay: byDay.has(rule) ? lastRefundableDay(facts.requestedAt) : null };
  });
  return { fees: quoted, amount: sumOf(quoted.map(({ refundable }) => refundable)) };
};
