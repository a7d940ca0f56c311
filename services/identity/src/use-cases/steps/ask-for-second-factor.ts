import { createHash } from 'node:crypto';
import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import type { Account } from '../../domain/account';
import { openChallenge } from '../../domain/log-in-challenge';
import { securityEvent } from '../../domain/security-event';
import { isStaff } from '../../domain/staff';
import type { Deps } from '../deps';
import { startSession } from './start-session';

interface RightPassword {
  readonly account: Account;
  readonly rememberMe: boolean;
  readonly deviceToken: string | null | undefined;
  readonly caller: Caller;
}

/** What tells whether the password is still the one that a sign-in began with. */
export const passwordMarkOf = ({ passwordHash }: Pick<Account, 'passwordHash'>): string =>
  createHash('sha256').update(passwordHash).digest('base64url');

/**
 * Goes on after the right password: signs in, or waits for the second factor where an app is enrolled. Staff without any
 * second factor get no rights of staff (IDN-14).
 */
export const askForSecondFactor =
  (deps: Deps) =>
  async ({ account, rememberMe, deviceToken, caller }: RightPassword) => {
    const { secondFactors, logInChallenges, passkeys, auditTrail, rules, clock } = deps;
    const { id: accountId } = account;
    const factors = await secondFactors.find(accountId);
    if (factors?.totp) {
      const opening = { id: newId('lgc'), accountId, passwordMark: passwordMarkOf(account), rememberMe };
      const challenge = openChallenge(opening, rules.secondFactor, clock.now());
      await logInChallenges.add(challenge);
      await auditTrail.add([securityEvent(accountId, 'SECOND_FACTOR_ASKED', { caller })]);
      return { secondFactor: { id: challenge.id, expiresAt: challenge.expiresAt } };
    }
    const secondFactorMissing = isStaff(account) && !(await passkeys.findOf([accountId])).length;
    const signedIn = await startSession(deps)({ account, rememberMe, deviceToken, caller });
    return { signedIn, secondFactorMissing };
  };
