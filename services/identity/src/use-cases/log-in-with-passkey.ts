import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Passkey, usePasskey } from '../domain/passkey';
import type { Deps } from './deps';
import { refusingNoSooner } from './steps/no-sooner';
import { refusePasskey } from './steps/refuse-passkey';
import { startSession } from './steps/start-session';

export interface LogInWithPasskey {
  readonly challengeId: string;
  /** The browser's answer, as JSON text. */
  readonly response: string;
  readonly rememberMe: boolean;
  readonly deviceToken?: string | null | undefined;
  readonly caller: Caller;
}

const refused = () => new RuleViolation('PASSKEY_REFUSED');

/** The passkey that signed this challenge, with its use noted. @throws RuleViolation PASSKEY_REFUSED */
const judge = async (deps: Deps, { challengeId, response, caller }: LogInWithPasskey): Promise<Passkey> => {
  const { passkeys, passkeyChallenges, webAuthn, clock } = deps;
  const challenge = await passkeyChallenges.take(challengeId, 'LOG_IN', clock.now());
  if (!challenge) throw new RuleViolation('LOG_IN_ENDED');
  const answer = webAuthn.readAssertion(response);
  const passkey = answer && (await passkeys.findByCredential(answer.id));
  if (!passkey) throw refused();
  const handle = answer.response.userHandle;
  const isOwners = !handle || Buffer.from(handle, 'base64url').toString() === passkey.accountId;
  const use = isOwners && (await webAuthn.verifyAssertion(answer, challenge, passkey));
  if (!use) return refusePasskey(deps, passkey.accountId, caller);
  return passkeys.update(passkey.id, (state) => usePasskey(state, use, clock.now()));
};

/**
 * Signs in by a passkey, which counts as two factors, also while sign-in by password is locked (IDN-14).
 * @throws RuleViolation LOG_IN_ENDED, PASSKEY_REFUSED, INVALID_CREDENTIALS, TOO_MANY_TRIES_HERE
 */
export const logInWithPasskey = (deps: Deps) => async (input: LogInWithPasskey) => {
  const { accounts, passkeys, limits } = deps;
  const { rememberMe, deviceToken, caller } = input;
  const { address } = caller;
  await limits.take('secondFactor', { address });
  return refusingNoSooner(deps.answersAfterMs, async () => {
    const { id, accountId } = await judge(deps, input);
    const account = await accounts.find(accountId);
    if (account?.status !== 'ACTIVE') throw refused();
    await limits.giveBack('secondFactor', { address });
    const assertFactor = async (tx: Transaction) => {
      if (!(await passkeys.find(id, tx))) throw refused();
    };
    return startSession(deps)({ account, rememberMe, deviceToken, assertFactor, caller });
  });
};
