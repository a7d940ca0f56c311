import { RuleViolation } from '@mumaris/kit/errors';
import { readPerson, type VerifiedPerson } from '../../domain/verified-person';
import type { ProviderAnswer } from '../../openid/identity-provider';
import type { Deps } from '../deps';
import { offered } from './offered';

interface Return extends ProviderAnswer {
  /** The secret of the browser that began. */
  readonly visitId: string;
}

/**
 * Whom the provider verified, by an answer that the browser brings which began the visit (IDN-17). A visit is used up by its
 * answer, right or wrong; an answer to another one leaves it.
 * @param sessionId whose owner is to be proved; null for a sign-in
 * @throws RuleViolation PROVIDER_NOT_OFFERED, PROVIDER_REFUSED, PROVIDER_VISIT_ENDED, PROVIDER_AWAY, PROVIDER_ASSURANCE_LOW,
 *   PROVIDER_ID_NUMBER_MISSING
 */
export const comeBack =
  (deps: Deps) =>
  async ({ visitId, ...answer }: Return, sessionId: string | null): Promise<VerifiedPerson> => {
    const { providerVisits, visitSecrets, rules, clock } = deps;
    const provider = offered(deps);
    const guards = visitSecrets.guardsOf(visitId);
    if (answer.state !== guards.state) throw new RuleViolation('PROVIDER_REFUSED');
    const visit = await providerVisits.take(visitSecrets.idOf(visitId), sessionId, clock.now());
    if (!visit) throw new RuleViolation('PROVIDER_VISIT_ENDED');
    const claims = await provider.claimsOf(answer, guards, sessionId === null ? undefined : visit.begunAt);
    return readPerson(claims, rules.identityProvider);
  };
