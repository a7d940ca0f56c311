import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, noteNewDevice } from '../../domain/account';
import { deviceKeyOf } from '../../domain/device';
import { securityEvent } from '../../domain/security-event';
import { grantedRoles, openSession } from '../../domain/session';
import type { Deps } from '../deps';

interface Start {
  /** As it was when its owner proved to be the owner. */
  readonly account: Account;
  readonly rememberMe: boolean;
  /** What the device keeps from an earlier sign-in. */
  readonly deviceToken: string | null | undefined;
  /** Of a sign-in by two factors: refuses one that was taken away meanwhile. */
  readonly assertFactor?: (tx: Transaction) => Promise<void>;
  readonly caller: Caller;
}

/**
 * Signs a device in, once its owner has proved to be the owner (IDN-08, IDN-15); the owner is told of a new device.
 * @throws RuleViolation INVALID_CREDENTIALS where the password or the account's status changed meanwhile, and those of `assertFactor`
 */
export const startSession =
  ({ accounts, sessions, knownDevices, accessTokens, refreshTokens, rules, clock, transact }: Deps) =>
  async ({ account: proved, rememberMe, deviceToken: presented, assertFactor, caller }: Start) => {
    const id = newId('ses');
    const { token: refreshToken, hash: refreshHash } = refreshTokens.next(id);
    const { device = null, address } = caller;
    const now = clock.now();
    const session = openSession(
      { id, accountId: proved.id, refreshHash, rememberMe, withSecondFactor: Boolean(assertFactor), device, address },
      rules.sessions,
      now,
    );
    const { account, deviceToken } = await transact(async (tx) => {
      // A new password or other roles that came between: both write the same trail, so one sees the other.
      const current = await accounts.get(proved.id, tx);
      if (current.status !== 'ACTIVE' || current.passwordHash !== proved.passwordHash)
        throw new RuleViolation('INVALID_CREDENTIALS');
      await assertFactor?.(tx);
      const known = await sessions.knownDevice(current.id, deviceKeyOf(device), tx);
      if (known.any && !known.this) await accounts.update(current.id, (state) => noteNewDevice(state, device, now), tx);
      const told = securityEvent(current.id, 'SIGNED_IN', { caller, by: 'OWNER' });
      await sessions.insert({ state: session, audit: [told] }, tx);
      return { account: current, deviceToken: await knownDevices.keep(presented, current.id, tx) };
    });
    const access = await accessTokens.issue(account, session);
    const tokens = { ...access, refreshToken, sessionExpiresAt: session.expiresAt };
    return { account, session, tokens, deviceToken, roles: grantedRoles(account, session) };
  };
