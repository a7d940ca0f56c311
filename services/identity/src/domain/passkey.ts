import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { Rules } from './rules';

type PasskeyRules = Rules['secondFactor']['passkeys'];

/** A WebAuthn credential that signs its owner in, which counts as two factors: it is had, and it is unlocked (IDN-14). */
export interface Passkey {
  readonly id: string;
  readonly accountId: string;
  /** Base64url, as the browser names it; one in the world. */
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often the authenticator says it has signed; 0 for ever where it does not count. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether it is kept outside the device as well. */
  readonly backedUp: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** What the browser asks the authenticator to sign: once, and not for long. */
export interface PasskeyChallenge {
  readonly id: string;
  readonly purpose: 'REGISTRATION' | 'LOG_IN';
  readonly challenge: string;
  readonly expiresAt: Date;
}

export const openPasskeyChallenge = (
  opening: Omit<PasskeyChallenge, 'expiresAt'>,
  { challengeMinutes }: PasskeyRules,
  now: Date,
): PasskeyChallenge => ({ ...opening, expiresAt: minutesAfter(now, challengeMinutes) });

/** What its owner calls a passkey, as one clean line. @throws RuleViolation REQUIRED, TOO_LONG */
export const readPasskeyName = (text: string, { nameMaxLength }: PasskeyRules): string =>
  allRead({ name: required(readLine(text, nameMaxLength, 'name'), 'name') }).name;

/** @throws RuleViolation PASSKEYS_FULL */
export const assertRoomForPasskey = (passkeys: readonly Passkey[], { perAccount: max }: PasskeyRules): void => {
  if (passkeys.length >= max) throw new RuleViolation('PASSKEYS_FULL', { max });
};

/**
 * Notes a use. A counter that does not rise tells of a copy of the authenticator.
 * @throws RuleViolation PASSKEY_REFUSED
 */
export const usePasskey = (
  passkey: Passkey,
  { counter, backedUp }: Pick<Passkey, 'counter' | 'backedUp'>,
  now: Date,
): Change<Passkey> => {
  if ((counter > 0 || passkey.counter > 0) && counter <= passkey.counter) throw new RuleViolation('PASSKEY_REFUSED');
  return { state: { ...passkey, counter, backedUp, lastUsedAt: now } };
};
