import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { InvoiceKind } from '@mumaris/schemas';

/** The kinds of fee that the schedule has (BIL-01). */
export const feeKinds = ['ADMINISTRATIVE', 'SERVICE'] as const satisfies readonly InvoiceKind[];
export type FeeKind = (typeof feeKinds)[number];

/** The fees that an invoice of each kind asks for. */
export const feesOf: Readonly<Record<InvoiceKind, readonly FeeKind[]>> = {
  ADMINISTRATIVE: ['ADMINISTRATIVE'],
  SERVICE: ['SERVICE'],
  COMBINED: feeKinds, // MEM-13
};

/** One line of the fee schedule; the amount in halalas. */
export interface Fee {
  readonly service: string;
  readonly kind: FeeKind;
  /** The professional category it is for; every category without a line of its own when null. */
  readonly category: string | null;
  readonly amount: number;
  readonly taxCode: string;
  /** The first and the last day in Riyadh on which it applies; no end when null. */
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The fee schedule as rules-as-data (rules/fees.yaml). */
export interface FeeSchedule {
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
export const feesInForce = ({ fees }: FeeSchedule, day: Day): readonly Fee[] => fees.filter(appliesOn(day));

/** The fee of a service and kind on a day, that of the category before the general one; undefined where there is none. */
export const findFee = (schedule: FeeSchedule, question: FeeQuestion, day: Day): Fee | undefined => {
  const candidates = feesInForce(schedule, day).filter(
    ({ service, kind }) => service === question.service && kind === question.kind,
  );
  return (
    candidates.find(({ category }) => category === question.category) ??
    candidates.find(({ category }) => category === null)
  );
};

/** The fee of a service and kind on a day. @throws NoFeeInForce */
export const feeInForce = (schedule: FeeSchedule, question: FeeQuestion, day: Day): Fee => {
  const fee = findFee(schedule, question, day);
  if (!fee) throw new NoFeeInForce(question, day);
  return fee;
};
