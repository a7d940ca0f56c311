import { minutesAfter } from '@mumaris/kit/calendar';
import type { Rules } from '../../domain/rules';

/** A visit to the national identity provider that one browser began, and that it alone can finish (IDN-17). */
export interface ProviderVisit {
  /** A hash of the secret that the browser keeps. */
  readonly id: string;
  /** The session whose owner is to be proved; null for a sign-in. */
  readonly sessionId: string | null;
  /** By the machine's time: the provider knows no platform clock. */
  readonly begunAt: Date;
  readonly expiresAt: Date;
}

/** Begins a visit. */
export const beginVisit = (
  opening: Pick<ProviderVisit, 'id' | 'sessionId' | 'begunAt'>,
  { visitMinutes }: Rules['identityProvider'],
  now: Date,
): ProviderVisit => ({ ...opening, expiresAt: minutesAfter(now, visitMinutes) });
