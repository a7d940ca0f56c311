import { minutesAfter } from '@mumaris/kit/calendar';
import type { Rules } from './rules';

/** A sign-in whose password was right and whose second factor is still to be shown (IDN-14). */
export interface LogInChallenge {
  readonly id: string;
  readonly accountId: string;
  /** A hash of the password's hash at that moment: a new password voids what the old one began (IDN-09). */
  readonly passwordMark: string;
  readonly rememberMe: boolean;
  readonly triesLeft: number;
  readonly expiresAt: Date;
}

/** Lets a sign-in wait for its second factor. */
export const openChallenge = (
  opening: Pick<LogInChallenge, 'id' | 'accountId' | 'passwordMark' | 'rememberMe'>,
  { logInMinutes, logInTries }: Rules['secondFactor'],
  now: Date,
): LogInChallenge => ({
  ...opening,
  triesLeft: logInTries,
  expiresAt: minutesAfter(now, logInMinutes),
});
