import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { useCode, type UsedFactor } from '../../domain/second-factor';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';
import { lockLogIn } from './lock-log-in';
import { recordFactorChange } from './record-factor-change';

interface Guess {
  readonly accountId: string;
  /** As it was typed: a code of the app, or a recovery code. */
  readonly code: string;
  /** How many tries are left, this one not counted: it has been taken already. */
  readonly left: number;
  /** Whether it was the account's last: a wrong one locks its log-in, and its owner is told (IDN-12). */
  readonly last: boolean;
  readonly caller: Caller;
}

/** Writes a wrong code into the trail, and says no. */
const refuseCode = async (deps: Deps, { accountId, left, last, caller }: Omit<Guess, 'code'>): Promise<never> => {
  await deps.auditTrail.add([securityEvent(accountId, 'SECOND_FACTOR_FAILED', { caller })]);
  if (last) await lockLogIn(deps, accountId, caller);
  throw new RuleViolation('SECOND_FACTOR_WRONG', { left }, 'code');
};

/**
 * Judges a code, uses it up and does what it allows, in one transaction: of one code used many times at once, one
 * counts (IDN-14).
 * @throws RuleViolation SECOND_FACTOR_WRONG with the tries left
 */
export const judgeSecondFactor =
  (deps: Deps) =>
  async ({ code, ...guess }: Guess, then: (tx: Transaction) => Promise<void>): Promise<void> => {
    const { secondFactors, totp, recoveryCodes, transact } = deps;
    const { accountId, caller } = guess;
    const reader = {
      stepOf: totp.stepOf,
      recoveryHashOf: (text: string) => recoveryCodes.hash(accountId, text),
    };
    const right = await transact(async (tx) => {
      let used: UsedFactor | undefined;
      const judge = (factors: Parameters<typeof useCode>[0]) => {
        const decision = useCode(factors, code, reader);
        used = decision.used;
        return decision;
      };
      if (!(await secondFactors.find(accountId, tx))) return false;
      await secondFactors.update(accountId, judge, tx);
      if (!used) return false;
      if (used === 'RECOVERY_CODE') await recordFactorChange(deps)(accountId, 'RECOVERY_CODE_USED', caller, tx);
      await then(tx);
      return true;
    });
    if (!right) await refuseCode(deps, guess);
  };

/** Codes are counted apart from passwords: a right password must not give the tries of codes back. */
const codesOf = (accountId: string) => `codes/${accountId}`;

/** Forgets the wrong codes after a right one. */
export const forgetOwnProof = ({ limits }: Deps, accountId: string): Promise<void> =>
  limits.forget('ownProof', codesOf(accountId));

/**
 * Takes one of an account's tries at proving to be the owner. @returns how many are left
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const takeOwnProof = ({ limits }: Deps, accountId: string, { address }: Caller): Promise<number> =>
  limits.take('ownProof', { subject: codesOf(accountId), address });

/** Refuses a wrong code of an owner who is signed in. @throws RuleViolation SECOND_FACTOR_WRONG */
export const refuseOwnCode = (deps: Deps, guess: Omit<Guess, 'code' | 'last'>): Promise<never> =>
  refuseCode(deps, { ...guess, last: guess.left === 0 });

/**
 * Lets an owner who is signed in prove it by a code, and does what it allows (IDN-14).
 * @throws RuleViolation TOO_MANY_TRIES_HERE, TOTP_NOT_ENROLLED, SECOND_FACTOR_WRONG
 */
export const proveSecondFactor =
  (deps: Deps) =>
  async (
    { accountId, ...guess }: Omit<Guess, 'left' | 'last'>,
    then: (tx: Transaction) => Promise<void>,
  ): Promise<void> => {
    const factors = await deps.secondFactors.find(accountId);
    if (!factors?.totp) throw new RuleViolation('TOTP_NOT_ENROLLED');
    const left = await takeOwnProof(deps, accountId, guess.caller);
    await judgeSecondFactor(deps)({ accountId, left, last: left === 0, ...guess }, then);
    await forgetOwnProof(deps, accountId);
  };
