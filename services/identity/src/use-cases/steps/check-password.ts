import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { SecurityEventKind } from '@mumaris/schemas';
import { type Account, isLocked, rehash } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';
import { lockLogIn } from './lock-log-in';
import { type Subject, trailOf } from './subject';

interface Attempt {
  readonly identifier: string;
  readonly password: string;
  /** What a device keeps from which the owner has signed in. */
  readonly deviceToken: string | null | undefined;
  readonly caller: Caller;
}

const locked = ({ rules }: Deps) => new RuleViolation('LOG_IN_LOCKED', { minutes: rules.logIn.lockMinutes });

const note = ({ auditTrail }: Deps, subject: Subject, kind: SecurityEventKind, caller: Caller) =>
  auditTrail.add([securityEvent(trailOf(subject), kind, { caller })]);

/** Locks the account after the last try, or whatever stands in for one that does not exist. */
const lock = async (deps: Deps, subject: Subject, caller: Caller) => {
  const { limits, rules } = deps;
  if (!subject.account) {
    await note(deps, subject, 'SIGN_IN_LOCKED', caller);
    return limits.block('logIn', subject.id, rules.logIn.lockMinutes);
  }
  await lockLogIn(deps, subject.id, caller);
  // The lock itself goes by the platform's clock.
  return limits.forget('logIn', subject.id);
};

/** Hashes the password anew where its hash costs less than today's parameters (IDN-13). */
const keepUpWithParameters = async ({ accounts, passwords }: Deps, account: Account, password: string) => {
  const before = account.passwordHash;
  if (!passwords.isOutdated(before)) return account;
  try {
    const passwordHash = await passwords.hash(password);
    return await accounts.update(account.id, (state) => rehash(state, before, passwordHash));
  } catch (error) {
    // Too many others are waiting: the next log-in will do.
    if (error instanceof RuleViolation) return account;
    throw error;
  }
};

/**
 * Judges a password from a device that the account's owner has used: its tries are its own, so that strangers' keep nobody out
 * and its own tell them nothing. Out of tries it is a stranger's. @returns undefined where it has none left
 */
const checkOnKnownDevice = async (
  { limits, knownDevices, auditTrail, authenticate }: Deps,
  { id: deviceId, accountId }: { id: string; accountId: string },
  { caller, ...credentials }: Attempt,
): Promise<Account | undefined> => {
  if ((await limits.takeOf('knownDevice', deviceId)) === undefined) {
    await knownDevices.forget(deviceId);
    return undefined;
  }
  const found = await authenticate(credentials).catch(async (error: unknown) => {
    await limits.giveBack('knownDevice', { subject: deviceId });
    throw error;
  });
  if (!found) {
    await auditTrail.add([securityEvent(accountId, 'SIGN_IN_FAILED', { caller })]);
    throw new RuleViolation('INVALID_CREDENTIALS');
  }
  await limits.forget('knownDevice', deviceId);
  return found;
};

/**
 * Who gives these credentials (IDN-07, IDN-12). A try is taken before the password is judged, so that no number of tries
 * at once is more than there are; unknown accounts are counted, judged and locked like every other.
 * @throws RuleViolation INVALID_CREDENTIALS whatever was wrong, LOG_IN_LOCKED, TRY_AGAIN
 */
export const checkPassword =
  (deps: Deps) =>
  async (attempt: Attempt): Promise<Account> => {
    const { identifier, password, deviceToken, caller } = attempt;
    const { accounts, authenticate, knownDevices, limits, clock } = deps;
    const account = await accounts.findByIdentifier(identifier);
    const subject = { id: account?.id ?? accounts.keyOf(identifier), account };
    const device = await knownDevices.find(deviceToken, subject.id);
    const owner = device && (await checkOnKnownDevice(deps, device, attempt));
    if (owner) return keepUpWithParameters(deps, owner, password);
    if (account && isLocked(account, clock.now())) throw locked(deps);
    const left = await limits.takeOf('logIn', subject.id);
    if (left === undefined) throw locked(deps);
    const now = await accounts.find(subject.id);
    if (now && isLocked(now, clock.now())) {
      // Locked by another try while this one was taken: it must not count when the lock is over.
      await limits.giveBack('logIn', { subject: subject.id });
      throw locked(deps);
    }
    const found = await authenticate({ identifier, password }).catch(async (error: unknown) => {
      // The password was not judged: too many others were waiting, or the store is away.
      await limits.giveBack('logIn', { subject: subject.id });
      throw error;
    });
    if (found) {
      await limits.forget('logIn', subject.id);
      return keepUpWithParameters(deps, found, password);
    }
    await note(deps, subject, 'SIGN_IN_FAILED', caller);
    // Tries that were taken beside this one may have been given back.
    if (left === 0 && (await limits.leftOf('logIn', subject.id)) === 0) await lock(deps, subject, caller);
    throw new RuleViolation('INVALID_CREDENTIALS');
  };
