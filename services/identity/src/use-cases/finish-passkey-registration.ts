import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { assertRoomForPasskey, type Passkey, readPasskeyName } from '../domain/passkey';
import type { Deps } from './deps';
import { assertFreshSession, assertLive } from './steps/own-session';
import { refusePasskey } from './steps/refuse-passkey';
import { recordFactorChange } from './steps/record-factor-change';

export interface FinishPasskeyRegistration {
  /** The browser's answer, as JSON text. */
  readonly response: string;
  readonly name: string;
  readonly caller: Caller;
}

/**
 * Adds the passkey that the browser made (IDN-14).
 * @throws RuleViolation UNAUTHENTICATED, PASSKEY_REFUSED, PASSKEY_KNOWN, PASSKEYS_FULL, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN,
 *   REQUIRED, TOO_LONG
 */
export const finishPasskeyRegistration =
  (deps: Deps) =>
  async ({ response, name: typed, caller }: FinishPasskeyRegistration): Promise<Passkey> => {
    const { passkeys, passkeyChallenges, webAuthn, rules, clock, transact } = deps;
    const { accountId } = await assertFreshSession(deps, caller);
    const name = readPasskeyName(typed, rules.secondFactor.passkeys);
    const now = clock.now();
    const challenge = await passkeyChallenges.take(accountId, 'REGISTRATION', now);
    const credential = challenge && (await webAuthn.verifyCreation(response, challenge));
    if (!credential) return refusePasskey(deps, accountId, caller);
    const state: Passkey = { ...credential, id: newId('psk'), accountId, name, createdAt: now, lastUsedAt: null };
    try {
      return await transact(async (tx) => {
        await assertLive(deps, caller, tx);
        assertRoomForPasskey(await passkeys.findOf([accountId], tx), rules.secondFactor.passkeys);
        // Several at once write the same trail, so that each counts the others.
        await recordFactorChange(deps)(accountId, 'PASSKEY_ADDED', caller, tx);
        return passkeys.insert({ state }, tx);
      });
    } catch (error) {
      throw isDuplicate(error) ? new RuleViolation('PASSKEY_KNOWN') : error;
    }
  };
