import { addMonths, dayOf } from '@mumaris/kit/calendar';
import type { Credential } from './credential';
import { statusOn } from './status';

/**
 * The newest eligibility number of somebody, in force again from today where its months are over (MEM-32); its old end stays what it was.
 * @param held what practitioners hold, the newest first
 * @returns undefined where there is none that is over
 */
export const reactivateEligibility = (
  held: readonly Credential[],
  { applicationId, months }: { readonly applicationId: string; readonly months: number },
  now: Date,
): Credential | undefined => {
  const today = dayOf(now);
  const newest = held.find(({ kind }) => kind === 'ELIGIBILITY_NUMBER');
  if (!newest || statusOn(newest, today) !== 'EXPIRED') return undefined;
  return { ...newest, reactivation: { applicationId, from: today, until: addMonths(today, months) } };
};
