import { beginVisit } from '../../domain/visit';
import type { Deps } from '../deps';
import { offered } from './offered';

/** Why a browser goes there. */
interface Errand {
  /** The session whose owner is to be proved; null for a sign-in. */
  readonly sessionId: string | null;
  /** How strongly the person is to be verified, the best first. */
  readonly acrValues: readonly string[];
}

/**
 * Begins a visit that only the browser can finish that learns its secret here: who follows the address elsewhere, or comes back
 * to a browser that did not begin, signs nobody in (IDN-17).
 * @throws RuleViolation PROVIDER_NOT_OFFERED, PROVIDER_AWAY
 */
export const leaveForProvider =
  (deps: Deps) =>
  async ({ sessionId, acrValues }: Errand) => {
    const { providerVisits, visitSecrets, rules, clock } = deps;
    const { scope } = rules.identityProvider;
    const secret = visitSecrets.next();
    const guards = visitSecrets.guardsOf(secret);
    const url = await offered(deps).addressOf({ ...guards, scope, acrValues, anew: sessionId !== null });
    const opening = { id: visitSecrets.idOf(secret), sessionId, begunAt: new Date() };
    const visit = beginVisit(opening, rules.identityProvider, clock.now());
    await providerVisits.add(visit);
    return { id: secret, url, expiresAt: visit.expiresAt };
  };
