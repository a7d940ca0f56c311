import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import type { Credential, Registration } from './credential';
import type { RegistrationRules } from './registration-rules';
import { lastDayOf, statusOn } from './status';

/** When a registration can be renewed, both days counted; an exception that gives it longer moves the end alone (MEM-36). */
interface RenewalWindow {
  readonly opensOn: Day;
  readonly renewableUntil: Day;
}

/** When it can be renewed (MEM-62, MEM-64); null for one that has no end, that another follows, or that is revoked. */
export const renewalWindowOf = (
  registration: Pick<Registration, 'status' | 'expiresOn' | 'extension' | 'followedBy'>,
  { renewableDaysBefore, graceDays }: RegistrationRules,
): RenewalWindow | null => {
  const { status, expiresOn, followedBy } = registration;
  const lastDay = lastDayOf(registration);
  if (expiresOn === null || lastDay === null || followedBy || status === 'REVOKED') return null;
  return { opensOn: addDays(expiresOn, -renewableDaysBefore), renewableUntil: addDays(lastDay, graceDays) };
};

/** Whether it can be renewed on a day: within its window, and not while it is suspended. */
export const isRenewableOn = (registration: Registration, rules: RegistrationRules, day: Day): boolean => {
  const window = renewalWindowOf(registration, rules);
  const isOpen = window !== null && window.opensOn <= day && day <= window.renewableUntil;
  return isOpen && statusOn(registration, day) !== 'SUSPENDED';
};

/**
 * Notes that its renewal was handed in and paid in time: it stays in force until that is decided, whatever that takes (MEM-62). One that
 * was late, or that is of another registration, changes nothing.
 * @param paidAt of the payment, however late it is heard of
 */
export const beginRenewal = <C extends Credential>(
  credential: C,
  { applicationId, submittedAt, paidAt }: { applicationId: string; submittedAt: Date; paidAt: Date },
): C => {
  const lastDay = lastDayOf(credential);
  const { standing, followedBy } = credential;
  const late = [submittedAt, paidAt].some((at) => lastDay !== null && dayOf(at) > lastDay);
  if (late || lastDay === null || followedBy || standing.renewal?.applicationId === applicationId) return credential;
  return { ...credential, standing: { ...standing, renewal: { applicationId, from: paidAt, until: null } } };
};

/** Notes that a refusal of its renewal was taken back: it is under way as if it had never been decided (MEM-33, MEM-62). Any other application changes nothing. */
export const resumeRenewal = <C extends Credential>(credential: C, applicationId: string): C => {
  const { standing } = credential;
  const { renewal } = standing;
  return renewal?.applicationId !== applicationId
    ? credential
    : { ...credential, standing: { ...standing, renewal: { ...renewal, until: null } } };
};

/** Notes that a renewal was decided or withdrawn: from then on its own days count again. Any other application changes nothing. */
export const endRenewal = <C extends Credential>(credential: C, applicationId: string, now: Date): C => {
  const { standing } = credential;
  const { renewal } = standing;
  return renewal?.applicationId !== applicationId || renewal.until !== null
    ? credential
    : { ...credential, standing: { ...standing, renewal: { ...renewal, until: now } } };
};
