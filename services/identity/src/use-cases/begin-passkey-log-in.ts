import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import { openPasskeyChallenge } from '../domain/passkey';
import type { Deps } from './deps';

/**
 * Asks the browser for any passkey of ours (IDN-03, IDN-14).
 * @throws RuleViolation those of the human check, and TOO_MANY_TRIES_HERE
 */
export const beginPasskeyLogIn =
  ({ human, limits, passkeyChallenges, webAuthn, rules, clock }: Deps) =>
  async ({ human: solution, caller }: { human: string; caller: Caller }) => {
    await human.accept(solution);
    await limits.take('secondFactor', { address: caller.address });
    const { challenge, options } = await webAuthn.askForAssertion();
    const opening = { id: newId('pkc'), purpose: 'LOG_IN', challenge } as const;
    const opened = openPasskeyChallenge(opening, rules.secondFactor.passkeys, clock.now());
    await passkeyChallenges.put(opened);
    return { id: opened.id, options, expiresAt: opened.expiresAt };
  };
