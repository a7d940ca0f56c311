import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { openSession } from '../domain/session';
import type { Deps } from './deps';

export interface LogIn {
  readonly identifier: string;
  readonly password: string;
  readonly rememberMe: boolean;
  readonly human: string;
  readonly caller: Caller;
}

/**
 * Signs in by e-mail, national ID or iqama number with the password (IDN-07, IDN-08).
 * @throws RuleViolation INVALID_CREDENTIALS whatever was wrong, TRY_AGAIN, and those of the human check
 */
export const logIn =
  ({ sessions, human, authenticate, accessTokens, refreshTokens, rules, clock }: Deps) =>
  async ({ identifier, password, rememberMe, human: solution, caller }: LogIn) => {
    await human.accept(solution);
    const account = await authenticate({ identifier, password });
    if (!account) throw new RuleViolation('INVALID_CREDENTIALS');
    const id = newId('ses');
    const { token: refreshToken, hash: refreshHash } = refreshTokens.next(id);
    const { device = null, address } = caller;
    const session = await sessions.insert({
      state: openSession(
        { id, accountId: account.id, refreshHash, rememberMe, device, address },
        rules.sessions,
        clock.now(),
      ),
    });
    const access = await accessTokens.issue(account, session);
    return { account, session, tokens: { ...access, refreshToken, sessionExpiresAt: session.expiresAt } };
  };
