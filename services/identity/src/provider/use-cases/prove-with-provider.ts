import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { securityEvent } from '../../domain/security-event';
import { proveOwner, type Session } from '../../domain/session';
import { ownAccount } from '../../use-cases/steps/own-account';
import { assertLive, ownSession } from '../../use-cases/steps/own-session';
import type { Deps } from './deps';
import { comeBack } from './steps/come-back';
import { neededAssurance } from './steps/needed-assurance';

export interface ProveWithProvider {
  readonly visitId: string;
  readonly code: string;
  readonly state: string;
  readonly iss?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Proves the owner of an open session anew, by the national identity provider (IDN-17): from then on the session counts as one
 * that has just begun, and as one with a second factor where the provider vouched for two.
 * @throws RuleViolation UNAUTHENTICATED, those of the provider's answer, PROVIDER_OTHER_PERSON, TOO_MANY_TRIES_HERE
 */
export const proveWithProvider =
  (deps: Deps) =>
  async ({ caller, ...answer }: ProveWithProvider): Promise<Session> => {
    const { auditTrail, limits, sessions, clock, transact } = deps;
    const { address } = caller;
    const { id: accountId, idNumber } = await ownAccount(deps)(caller);
    const { id: sessionId } = await ownSession(deps, caller);
    await limits.take('secondFactor', { address });
    const person = await comeBack(deps)(answer, sessionId);
    if (person.idNumber !== idNumber) {
      await auditTrail.add([securityEvent(accountId, 'PROVIDER_REFUSED', { caller })]);
      throw new RuleViolation('PROVIDER_OTHER_PERSON');
    }
    const { byTwoFactors } = person;
    if (!byTwoFactors && (await neededAssurance(deps, accountId)) === 'secondFactor')
      throw new RuleViolation('PROVIDER_ASSURANCE_LOW');
    await limits.giveBack('secondFactor', { address });
    const told = securityEvent(accountId, 'PROVIDER_PROVED', { caller });
    return transact(async (tx) => {
      await assertLive(deps, caller, tx);
      const prove = (session: Session) => audited(proveOwner(session, byTwoFactors, clock.now()), told);
      return sessions.update(sessionId, prove, tx);
    });
  };
