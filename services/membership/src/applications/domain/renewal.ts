import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { beginRenewal, type Credential, endRenewal, lastDayOf, resumeRenewal } from '../../credentials';
import type { Application } from './application';
import { latestOf } from './facts';
import { isOpen } from './lifecycle';
import type { Rules } from './rules';
import type { Outcome } from './service';

/**
 * For how many months what an application earns is valid: fewer for who renews with CPD hours missing (MEM-64).
 * @param missingHours undefined where it is not known whether any are
 */
export const monthsOf = (
  { months, shortfallYears }: Pick<Outcome, 'months' | 'shortfallYears'>,
  missingHours: number | undefined,
): number | undefined =>
  shortfallYears !== undefined && missingHours !== undefined && missingHours > 0 ? 12 * shortfallYears : months;

/** What billing is told of a renewal that is handed in after the end: from which day it is late (MEM-64). */
export const lateFrom = (
  outcome: Outcome | null,
  held: readonly Credential[],
  now: Date,
): { readonly registrationEndedOn?: Day } => {
  const registration = outcome?.renews ? latestOf(held, 'REGISTRATION') : undefined;
  const lastDay = registration && lastDayOf(registration);
  return lastDay && lastDay < dayOf(now) ? { registrationEndedOn: lastDay } : {};
};

/** Refuses to grant a registration to somebody whose own was revoked (MEM-66). @throws RuleViolation REGISTRATION_REVOKED */
export const assertNotRevoked = (outcome: Outcome | null, held: readonly Credential[]): void => {
  if (outcome?.kind === 'REGISTRATION' && latestOf(held, 'REGISTRATION')?.status === 'REVOKED')
    throw new RuleViolation('REGISTRATION_REVOKED');
};

/**
 * Refuses to grant a registration beside another: one that was granted since this was handed in (MEM-62).
 * @throws RuleViolation REGISTERED_MEANWHILE
 */
export const assertNotRegisteredMeanwhile = (
  { id, submittedAt }: Pick<Application, 'id' | 'submittedAt'>,
  outcome: Outcome | null,
  held: readonly Credential[],
): void => {
  const latest = latestOf(held, 'REGISTRATION');
  if (outcome?.kind !== 'REGISTRATION' || !latest || !submittedAt || latest.applicationId === id) return;
  if (latest.status !== 'REVOKED' && latest.issuedOn >= dayOf(submittedAt))
    throw new RuleViolation('REGISTERED_MEANWHILE', { number: latest.number });
};

/** What an application's change means for the registration that it renews. */
export interface RenewalMove {
  readonly credentialId: string;
  readonly move: (credential: Credential) => Credential;
}

interface Moved {
  readonly before: Application;
  readonly after: Application;
  /** When its fees were paid, where that was just heard; else the change is of now. */
  readonly paidAt: Date | undefined;
}

/**
 * A renewal is under way from its payment, which brings it to the reviewers, until it is decided or withdrawn (MEM-62), and again once an
 * appeal takes its refusal back (MEM-33): said of the registration from what has changed, so that no way out of it can forget to.
 */
export const renewalMove = (
  { before, after, paidAt }: Moved,
  held: readonly Credential[],
  rules: Rules,
  now: Date,
): RenewalMove | undefined => {
  const { id: applicationId, submittedAt } = after;
  if (!rules.of(after).outcome?.renews || !submittedAt) return undefined;
  const [wasOpen, isNowOpen] = [isOpen(before.status), isOpen(after.status)];
  if (wasOpen !== isNowOpen) {
    const renewed = held.find(({ standing }) => standing.renewal?.applicationId === applicationId);
    const move = (one: Credential) =>
      wasOpen ? endRenewal(one, applicationId, now) : resumeRenewal(one, applicationId);
    return renewed && { credentialId: renewed.id, move };
  }
  const registration = latestOf(held, 'REGISTRATION');
  if (before.queuedAt || !after.queuedAt || !registration) return undefined;
  const renewal = { applicationId, submittedAt, paidAt: paidAt ?? now };
  return { credentialId: registration.id, move: (one) => beginRenewal(one, renewal) };
};
