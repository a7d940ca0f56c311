import { addMonths, type Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { InvoiceKind } from '@mumaris/schemas';

/** The kinds of fee that the schedule has (BIL-01). */
export const feeKinds = ['ADMINISTRATIVE', 'SERVICE', 'EXAM', 'LATE'] as const satisfies readonly InvoiceKind[];
export type FeeKind = (typeof feeKinds)[number];

/** The kinds of invoice: a late fee is a line of the invoice of its renewal, and none by itself. */
export const orderKinds = ['ADMINISTRATIVE', 'SERVICE', 'COMBINED', 'EXAM'] as const satisfies readonly InvoiceKind[];
export type OrderKind = (typeof orderKinds)[number];

/** The fees that an invoice of each kind asks for. */
export const feesOf: Readonly<Record<OrderKind, readonly FeeKind[]>> = {
  ADMINISTRATIVE: ['ADMINISTRATIVE'],
  SERVICE: ['SERVICE'],
  COMBINED: ['ADMINISTRATIVE', 'SERVICE'], // MEM-13
  EXAM: ['EXAM'], // MEM-53
};

/** One line of the fee schedule; the amount in halalas. */
export interface Fee {
  readonly service: string;
  readonly kind: FeeKind;
  /** The professional category it is for; every category without a line of its own when null. */
  readonly category: string | null;
  /** The professional rank it is for; every rank without a line of its own when null. */
  readonly rank: string | null;
  /** A late fee: of each started month. */
  readonly amount: number;
  readonly taxCode: string;
  /** The first and the last day in Riyadh on which it applies; no end when null. */
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** A fee, and for a late one the started months that it is charged for. */
export interface Charge {
  readonly fee: Fee;
  readonly months: number;
}

/** The fee schedule as rules-as-data (rules/fees.yaml). */
export interface FeeSchedule {
  /** Raised with every change. */
  readonly version: number;
  readonly services: Readonly<Record<string, Text>>;
  readonly lines: Readonly<Record<FeeKind, Text>>;
  readonly fees: readonly Fee[];
}

/** What a fee is asked for. */
export interface FeeQuestion {
  readonly service: string;
  readonly kind: FeeKind;
  /** The fee of every profession when null. */
  readonly category: string | null;
  /** The fee of every rank when null or left out. */
  readonly rank?: string | null | undefined;
}

/** The schedule has no fee for what happened: nobody can be invoiced until finance adds one. Read by operators. */
export class NoFeeInForce extends Error {
  override readonly name = 'NoFeeInForce';

  constructor({ service, kind, category }: FeeQuestion, day: Day) {
    super(`rules/fees.yaml has no ${kind} fee for ${service} (${category}) on ${day}: no invoice is possible`);
  }
}

const appliesOn =
  (day: Day) =>
  ({ validFrom, validTo }: Fee): boolean =>
    validFrom <= day && (validTo === null || day <= validTo);

/** Every fee in force on a day. */
export const feesInForce = (fees: readonly Fee[], day: Day): readonly Fee[] => fees.filter(appliesOn(day));

/** The fee of a service and kind on a day, that of the category before that of the rank, and either before the general one; undefined where there is none. */
export const findFee = (fees: readonly Fee[], question: FeeQuestion, day: Day): Fee | undefined => {
  const candidates = feesInForce(fees, day).filter(
    ({ service, kind }) => service === question.service && kind === question.kind,
  );
  const { category, rank = null } = question;
  const closest = (one: Fee): number => (one.category === null ? 0 : 2) + (one.rank === null ? 0 : 1);
  return candidates
    .filter((one) => [category, null].includes(one.category) && [rank, null].includes(one.rank))
    .toSorted((a, b) => closest(b) - closest(a))[0];
};

/** The fee of a service and kind on a day. @throws NoFeeInForce */
export const feeInForce = ({ fees }: FeeSchedule, question: FeeQuestion, day: Day): Fee => {
  const fee = findFee(fees, question, day);
  if (!fee) throw new NoFeeInForce(question, day);
  return fee;
};

/**
 * The months that a renewal is late: a month is started by the day after the last, clamped to the end of the month (MEM-64).
 * @returns 0 up to the last day of the registration
 */
export const monthsLate = (endedOn: Day, renewedOn: Day): number => {
  let months = 0;
  while (addMonths(endedOn, months) < renewedOn) months += 1;
  return months;
};
