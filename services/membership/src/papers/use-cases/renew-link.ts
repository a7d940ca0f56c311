import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { statusNow } from '../../credentials';
import { type Delivery, reached, renew } from '../domain/delivery';
import { assertHandedOut } from '../domain/handed-out';
import type { Deps } from './deps';
import { freshLink } from './fresh-link';

/**
 * Sends the body that a certificate is for another link, by another code, while it was not fetched (MEM-15).
 * @throws RuleViolation NOT_FOUND, GOOD_STANDING_FETCHED, TOO_MANY_LINKS, DOCUMENT_NOT_HANDED_OUT
 */
export const renewGoodStandingLink =
  (deps: Deps) =>
  async ({ caller, credentialId }: { caller: Caller; credentialId: string }): Promise<Delivery> => {
    const { deliveries, credentials, goodStandingRules, paperRules, clock } = deps;
    const [[found], [credential]] = await Promise.all([
      deliveries.ofCredentials([credentialId]),
      credentials.byIds([credentialId]),
    ]);
    if (!credential || found?.accountId !== accountOf(caller)) throw new RuleViolation('NOT_FOUND');
    assertHandedOut(statusNow(credential, clock.now()), paperRules);
    return deliveries.update(found.id, async (delivery) => {
      const fresh = await freshLink(deps, reached(delivery));
      return renew(delivery, fresh, goodStandingRules, clock.now());
    });
  };
