import { addDays, type Day, dayOf, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { type Credential, inForceOf, isRenewalUnderWay, lastDayOf } from '../../credentials';
import type { ProofRules } from './proof-rules';

/** From the first moment to the last one, null where there is no end. */
export interface ProofPeriod {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

/** The last day that a proof made on a day may say: what is not granted for good is told a little at a time. */
const lastDayToSay = (credential: Credential, granted: Day, today: Day, now: Date, extendedDays: number): Day => {
  const lastDay = lastDayOf(credential) ?? granted;
  const extended = later(granted, earlier(lastDay, addDays(today, extendedDays)));
  return isRenewalUnderWay(credential, now) ? later(extended, today) : extended;
};

/**
 * When a proof that is made now counts (MEM-61): from midnight in Riyadh of its first day to the last instant of its last.
 * An extension can be taken back (MEM-36) and a renewal refused (MEM-62), and nothing but its end would tell it of a proof.
 */
export const proofPeriodOf = (
  credential: Credential,
  { extendedDays }: Pick<ProofRules, 'extendedDays'>,
  now: Date,
): ProofPeriod => {
  const { issuedOn, expiresOn, reactivation } = credential;
  const validFrom = startOfDay(inForceOf(credential).startsOn ?? issuedOn);
  if (expiresOn === null) return { validFrom, validUntil: null };
  const today = dayOf(now);
  // In force again (MEM-32): the days between were not.
  if (reactivation && today > expiresOn && reactivation.until > expiresOn)
    return { validFrom: startOfDay(reactivation.from), validUntil: endOfDay(reactivation.until) };
  return { validFrom, validUntil: endOfDay(lastDayToSay(credential, expiresOn, today, now, extendedDays)) };
};
