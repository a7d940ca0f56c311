import type { Caller } from '@mumaris/kit/auth/caller';
import type { Deps } from './deps';
import { leaveForProvider } from './steps/leave-for-provider';

/**
 * Sends a visitor to the national identity provider (IDN-03, IDN-17).
 * @throws RuleViolation those of the human check, TOO_MANY_TRIES_HERE, PROVIDER_NOT_OFFERED, PROVIDER_AWAY
 */
export const beginProviderSignIn =
  (deps: Deps) =>
  async ({ human: solution, caller }: { human: string; caller: Caller }) => {
    const { human, limits, rules } = deps;
    await human.accept(solution);
    await limits.take('secondFactor', { address: caller.address });
    return leaveForProvider(deps)({ sessionId: null, acrValues: rules.identityProvider.assurance.signIn });
  };
