import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { CredentialStatus } from '@mumaris/schemas';
import { type Credential, isRightToPractise } from './credential';
import { isSuspending } from './standing';

/** What the status of a credential is read off; its row has it, and the facts of it add up to it. */
export interface InForce extends Pick<
  Credential,
  'status' | 'expiresOn' | 'extension' | 'reactivation' | 'followedBy' | 'replacedBy' | 'standing'
> {
  /** The first day of a right to practise; null for any other credential, which counts from its issue. */
  readonly startsOn: Day | null;
}

/** What a credential's status is read off. */
export const inForceOf = (credential: Credential): InForce => ({
  ...credential,
  startsOn: isRightToPractise(credential) ? credential.content.startsOn : null,
});

/**
 * The last day in force: the later of what was granted and what an exception gives (MEM-36); null for one that does not expire. Where
 * another registration follows, that begins behind the end that was granted, and no two are in force on one day.
 */
export const lastDayOf = ({
  expiresOn,
  extension,
  followedBy,
  reactivation,
}: Pick<Credential, 'expiresOn' | 'extension' | 'followedBy' | 'reactivation'>): Day | null => {
  if (expiresOn !== null && reactivation && reactivation.until > expiresOn) return reactivation.until;
  return expiresOn !== null && extension && !followedBy && extension.until > expiresOn ? extension.until : expiresOn;
};

/** Whether a day lies between the end of a credential and the day from which it is in force again (MEM-32). */
const isBetween = ({ expiresOn, reactivation }: InForce, day: Day): boolean =>
  expiresOn !== null && !!reactivation && expiresOn < day && day < reactivation.from;

/** Whether a renewal that was handed in and paid in time keeps it in force until it is decided (MEM-62). */
export const isRenewalUnderWay = (
  { followedBy, standing: { renewal } }: Pick<Credential, 'followedBy' | 'standing'>,
  at: Date,
): boolean => renewal !== null && !followedBy && renewal.from <= at && (renewal.until === null || at < renewal.until);

const isRevoked = ({ status, standing: { revokedAt } }: InForce, at: Date) =>
  status === 'REVOKED' && (revokedAt === null || revokedAt <= at);

/**
 * The status at a moment: revoked before suspended before expired before active (MEM-60). Nothing has to have run for it to be right:
 * days and suspensions end by themselves. A registration that renews another ahead is in force from its own first day (MEM-62).
 */
export const statusAt = (credential: InForce, at: Date): CredentialStatus => {
  const { standing, startsOn, replacedBy } = credential;
  const [today, lastDay] = [dayOf(at), lastDayOf(credential)];
  if (isRevoked(credential, at)) return 'REVOKED';
  if (standing.suspensions.some((one) => isSuspending(one, at))) return 'SUSPENDED';
  if (lastDay !== null && lastDay < today && !isRenewalUnderWay(credential, at)) return 'EXPIRED';
  if (isBetween(credential, today)) return 'EXPIRED';
  if (startsOn !== null && startsOn > today) return 'NOT_YET_IN_FORCE';
  return replacedBy === null ? 'ACTIVE' : 'REPLACED';
};

/** The status now. */
export const statusNow = (credential: Credential, now: Date): CredentialStatus => statusAt(inForceOf(credential), now);

/** The status on a day, as it stands when the day is over: what rules decide by. */
export const statusOn = (credential: Credential, day: Day): CredentialStatus =>
  statusAt(inForceOf(credential), endOfDay(day));

/** The last day of what suspends it at a moment, of several the latest (MEM-60); null where nothing does, or none has an end. */
export const suspendedUntil = ({ standing }: Pick<Credential, 'standing'>, at: Date): Day | null => {
  const ends = standing.suspensions.filter((one) => isSuspending(one, at)).map(({ until }) => until);
  const latest = ends.filter((end) => end !== null).toSorted((one, other) => other.getTime() - one.getTime())[0];
  return latest && !ends.includes(null) ? dayOf(latest) : null;
};
