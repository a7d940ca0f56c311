import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Credential, lastDayOf } from '../../credentials';
import { latestOf } from './facts';
import type { Outcome } from './service';

/** The last day on which a card can be issued: that of the registration that it shows (MEM-63); undefined where the outcome is none, or nothing ends. */
const cardEnd = (outcome: Outcome | null, held: readonly Credential[]): Day | undefined => {
  const registration = outcome?.kind === 'CARD' ? latestOf(held, 'REGISTRATION') : undefined;
  return (registration && lastDayOf(registration)) ?? undefined;
};

/** What billing is told of the time to pay: nobody pays for a card that would be issued expired (MEM-63). */
export const payUntil = (outcome: Outcome | null, held: readonly Credential[]): { readonly payUntil?: Day } => {
  const until = cardEnd(outcome, held);
  return until === undefined ? {} : { payUntil: until };
};

/** Refuses to approve a card that would be issued expired. @throws RuleViolation REGISTRATION_ENDED */
export const assertCardRuns = (outcome: Outcome | null, held: readonly Credential[], now: Date): void => {
  const until = cardEnd(outcome, held);
  if (until !== undefined && until < dayOf(now)) throw new RuleViolation('REGISTRATION_ENDED', { day: { day: until } });
};
