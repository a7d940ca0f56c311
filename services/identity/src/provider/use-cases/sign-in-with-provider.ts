import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { securityEvent } from '../../domain/security-event';
import { askForSecondFactor } from '../../use-cases/steps/ask-for-second-factor';
import { startSession } from '../../use-cases/steps/start-session';
import type { Deps } from './deps';
import { comeBack } from './steps/come-back';

export interface SignInWithProvider {
  readonly visitId: string;
  readonly code: string;
  readonly state: string;
  readonly iss?: string | null | undefined;
  readonly rememberMe: boolean;
  readonly deviceToken?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Signs in whom the national identity provider verified, by the ID number alone and also while sign-in by password is locked
 * (IDN-17). What it vouches for by one factor counts as the password does.
 * @throws RuleViolation those of the provider's answer, PROVIDER_NO_ACCOUNT, INVALID_CREDENTIALS, TOO_MANY_TRIES_HERE
 */
export const signInWithProvider =
  (deps: Deps) =>
  async ({ rememberMe, deviceToken, caller, ...answer }: SignInWithProvider) => {
    const { accounts, auditTrail, limits } = deps;
    const { address } = caller;
    await limits.take('secondFactor', { address });
    const { idNumber, byTwoFactors } = await comeBack(deps)(answer, null);
    const account = (await accounts.findHolders({ idNumber })).at(0);
    // Whoever reads this has proved whose the number is: it tells nobody else.
    if (account?.status !== 'ACTIVE') throw new RuleViolation('PROVIDER_NO_ACCOUNT');
    await limits.giveBack('secondFactor', { address });
    await auditTrail.add([securityEvent(account.id, 'PROVIDER_PROVED', { caller, by: 'OWNER' })]);
    const proved = { account, rememberMe, deviceToken, caller };
    if (!byTwoFactors) return askForSecondFactor(deps)(proved);
    const assertFactor = async (tx: Transaction) => {
      if ((await accounts.get(account.id, tx)).idNumber !== idNumber) throw new RuleViolation('PROVIDER_NO_ACCOUNT');
    };
    return { signedIn: await startSession(deps)({ ...proved, assertFactor }), secondFactorMissing: false };
  };
