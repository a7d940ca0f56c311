import type { Caller } from '@mumaris/kit/auth/caller';
import { ownSession } from '../../use-cases/steps/own-session';
import type { Deps } from './deps';
import { leaveForProvider } from './steps/leave-for-provider';
import { neededAssurance } from './steps/needed-assurance';

/**
 * Sends the owner of an open session to the national identity provider, to be verified anew (IDN-17).
 * @throws RuleViolation UNAUTHENTICATED, TOO_MANY_TRIES_HERE, PROVIDER_NOT_OFFERED, PROVIDER_AWAY
 */
export const beginProviderProof =
  (deps: Deps) =>
  async ({ caller }: { caller: Caller }) => {
    const { limits, rules } = deps;
    const { id: sessionId, accountId } = await ownSession(deps, caller);
    await limits.take('secondFactor', { address: caller.address });
    const needed = await neededAssurance(deps, accountId);
    return leaveForProvider(deps)({ sessionId, acrValues: rules.identityProvider.assurance[needed] });
  };
