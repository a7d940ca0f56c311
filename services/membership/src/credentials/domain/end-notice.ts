import { addDays, type Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { CredentialExpiredV1, CredentialExpiringV1 } from '@mumaris/schemas';
import { type Credential, isRegistration, subjectOf } from './credential';
import type { RegistrationRules } from './registration-rules';
import { renewalWindowOf } from './renewal';
import { lastDayOf } from './status';

/** The word that it is over: on the day after its last. */
const over = -1;

/** The notices of its end that its holder was not given yet, the earliest first, each with its day. */
const noticesOf = (credential: Credential, { remindDaysBefore }: RegistrationRules) => {
  const end = lastDayOf(credential);
  const { notice, renewal } = credential.standing;
  const isAwaited = renewal !== null && renewal.until === null;
  if (!isRegistration(credential) || end === null || credential.followedBy || isAwaited) return [];
  if (credential.status === 'REVOKED') return [];
  const given = notice?.end === end ? notice.days : Infinity;
  return [...remindDaysBefore, over]
    .filter((days) => days < given)
    .map((days) => ({ days, on: addDays(end, -days), end }));
};

/**
 * From which day its holder is to be given notice of its end; null where nothing more is to come. Cards follow their registration, and
 * one that is renewed, or whose renewal is under way, needs none.
 */
export const noticeDueOn = (credential: Credential, rules: RegistrationRules): Day | null =>
  noticesOf(credential, rules)[0]?.on ?? null;

/**
 * Gives notice of an end that comes near, or that it is over: each once, and of several that were missed only the nearest (MEM-62). That
 * it is over is told while it can still be renewed: nobody hears of an end of years ago.
 */
export const giveNotice = (credential: Credential, rules: RegistrationRules, today: Day): Change<Credential> => {
  const nearest = noticesOf(credential, rules).findLast(({ on }) => on <= today);
  if (!nearest) return silent(credential);
  const { days, end } = nearest;
  const state = { ...credential, standing: { ...credential.standing, notice: { end, days } } };
  const told = { ...subjectOf(credential), kind: credential.kind, expiresOn: end };
  if (days !== over) {
    const daysLeft = Math.round((Date.parse(end) - Date.parse(today)) / 86_400_000);
    return { state, events: [CredentialExpiringV1.of({ ...told, days, daysLeft })] };
  }
  const until = isRegistration(credential) ? renewalWindowOf(credential, rules)?.renewableUntil : undefined;
  if (until === undefined || until < today) return silent(state);
  return { state, events: [CredentialExpiredV1.of({ ...told, renewableUntil: until })] };
};
