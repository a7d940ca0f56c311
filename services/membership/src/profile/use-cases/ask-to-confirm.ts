import { dayOf } from '@mumaris/kit/calendar';
import { askedUntil, askToConfirm as ask } from '../domain/confirmation';
import type { Deps } from './deps';

type Parts = Pick<Deps, 'practitioners' | 'profileRules' | 'clock'>;

/** Whose period is over, the longest first. */
export const findUnconfirmed =
  ({ practitioners, profileRules }: Parts) =>
  (now: Date, limit: number): Promise<string[]> =>
    practitioners.findAskedUntil(askedUntil(profileRules, dayOf(now)), limit);

/** Asks a practitioner to confirm the profile (MEM-31). */
export const askToConfirm =
  ({ practitioners, profileRules, clock }: Parts) =>
  (practitionerId: string) =>
    practitioners.update(practitionerId, (practitioner) => ask(practitioner, profileRules, dayOf(clock.now())));
