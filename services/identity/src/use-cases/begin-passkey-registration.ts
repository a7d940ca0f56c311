import type { Caller } from '@mumaris/kit/auth/caller';
import { assertRoomForPasskey, openPasskeyChallenge } from '../domain/passkey';
import type { Deps } from './deps';
import { assertFreshSession } from './steps/own-session';

/**
 * Asks the browser for a passkey; a newer ask takes the place of an older one (IDN-14).
 * @returns the options for `navigator.credentials.create`, as JSON text
 * @throws RuleViolation UNAUTHENTICATED, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN, PASSKEYS_FULL
 */
export const beginPasskeyRegistration =
  (deps: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<string> => {
    const { accounts, passkeys, passkeyChallenges, webAuthn, rules, clock } = deps;
    const { accountId } = await assertFreshSession(deps, caller);
    const [account, known] = await Promise.all([accounts.get(accountId), passkeys.findOf([accountId])]);
    assertRoomForPasskey(known, rules.secondFactor.passkeys);
    const { challenge, options } = await webAuthn.askForCreation(account, known);
    const opening = { id: accountId, purpose: 'REGISTRATION', challenge } as const;
    await passkeyChallenges.put(openPasskeyChallenge(opening, rules.secondFactor.passkeys, clock.now()));
    return options;
  };
