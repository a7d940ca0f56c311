import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';

/** A requirement that an exception lifts for some days, both counted (MEM-36). */
export interface Waiver {
  readonly exceptionId: string;
  /** The requirement's id. */
  readonly requirement: string;
  readonly why: Text;
  readonly from: Day;
  readonly until: Day;
}

/** The requirements that are lifted on a day; what was when it was first handed in stays so. */
export const waivedOn = (
  { waived, submittedAt }: { readonly waived: readonly Waiver[]; readonly submittedAt: Date | null },
  today: Day,
): Waiver[] => {
  const days = [today, ...(submittedAt ? [dayOf(submittedAt)] : [])];
  return waived.filter(({ from, until }) => days.some((day) => from <= day && day <= until));
};
