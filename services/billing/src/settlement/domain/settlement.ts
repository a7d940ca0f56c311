import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PaymentMethod, SettlementStatus } from '@mumaris/schemas';
import type { Finding } from './reconcile';
import type { Totals } from './settlement-reader';

/** The file of a provider's business day, taken as a whole (BIL-10). Amounts in halalas. */
export interface Settlement extends Totals {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly day: Day;
  /** SHA-256 of its bytes, hex: the same bytes are the same file, whatever its name. */
  readonly sha256: string;
  readonly status: SettlementStatus;
  /** The account of who sent it. */
  readonly by: string;
  readonly receivedAt: Date;
  /** The last payment id that is reconciled; null before the first. */
  readonly cursor: string | null;
  /** How many of its rows are reconciled. */
  readonly reconciled: number;
  /** How many payments were booked already, as it says. */
  readonly matched: number;
  /** How many payments were booked from it. */
  readonly booked: number;
  /** How many differences were listed. */
  readonly differing: number;
  readonly finishedAt: Date | null;
}

/** Refuses a day that is not over: its payments are not all there yet. @throws RuleViolation SETTLEMENT_DAY_NOT_OVER */
export const assertOver = (day: Day, now: Date): void => {
  if (day >= dayOf(now)) throw new RuleViolation('SETTLEMENT_DAY_NOT_OVER');
};

export const openSettlement = (
  named: Pick<Settlement, 'id' | 'method' | 'day' | 'sha256' | 'by'>,
  { rows, sum }: Totals,
  now: Date,
): Settlement => ({
  ...named,
  rows,
  sum,
  status: 'RECONCILING',
  receivedAt: now,
  cursor: null,
  reconciled: 0,
  matched: 0,
  booked: 0,
  differing: 0,
  finishedAt: null,
});

/** Counts what was found of some payments, the last of which is `cursor`. @param rows how many rows they had */
export const advance = (
  settlement: Settlement,
  { findings, rows, cursor }: { readonly findings: readonly Finding[]; readonly rows: number; readonly cursor: string },
): Settlement => {
  const count = (finding: Finding) => findings.filter((found) => found === finding).length;
  const [matched, booked] = [count('MATCHED'), count('BOOKED')];
  return {
    ...settlement,
    cursor,
    reconciled: settlement.reconciled + rows,
    matched: settlement.matched + matched,
    booked: settlement.booked + booked,
    differing: settlement.differing + findings.length - matched - booked,
  };
};

/** @param missing how many payments of its day it has not */
export const finish = (settlement: Settlement, missing: number, now: Date): Settlement => ({
  ...settlement,
  status: 'RECONCILED',
  differing: settlement.differing + missing,
  finishedAt: now,
});
