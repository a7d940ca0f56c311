import { createHash, timingSafeEqual } from 'node:crypto';
import { RuleViolation } from '@mumaris/kit/errors';
import { readLetterCode } from '@mumaris/kit/text/read-code';
import { labelOf } from '@mumaris/schemas';
import { type Credential, statusNow } from '../../credentials';
import { assertOpen, countWrong, type Delivery, fetchOnce } from '../domain/delivery';
import { isHandedOut } from '../domain/handed-out';
import type { Deps } from './deps';
import { hashOfLink } from './fresh-link';
import { type OpenedPaper, printPaper } from './open-paper';

const digestOf = (code: string) => createHash('sha256').update(code).digest();

/** The delivery whose link it is, where it may be used. @throws RuleViolation GOOD_STANDING_LINK_OVER, GOOD_STANDING_FETCHED */
export const findOpen =
  ({ deliveries, goodStandingRules, clock }: Pick<Deps, 'deliveries' | 'goodStandingRules' | 'clock'>) =>
  async (link: string): Promise<Delivery> => {
    const delivery = await deliveries.byLink(hashOfLink(link));
    if (!delivery) throw new RuleViolation('GOOD_STANDING_LINK_OVER');
    assertOpen(delivery, delivery.linkHash, goodStandingRules, clock.now());
    return delivery;
  };

/** Compares the code, and counts it where it is wrong: each guess waits for those before it. @throws RuleViolation GOOD_STANDING_CODE_WRONG, and those of assertOpen */
const assertCode = async ({ id, linkHash }: Delivery, code: string, deps: Deps): Promise<void> => {
  const { deliveries, goodStandingRules, clock } = deps;
  const given = digestOf(readLetterCode(code));
  let right = false;
  const { wrong } = await deliveries.update(id, (delivery) => {
    assertOpen(delivery, linkHash, goodStandingRules, clock.now());
    right = timingSafeEqual(given, digestOf(delivery.code ?? ''));
    return right ? { state: delivery } : countWrong(delivery);
  });
  if (!right) throw new RuleViolation('GOOD_STANDING_CODE_WRONG', { left: goodStandingRules.mostWrongCodes - wrong });
};

const assertInForce = (credential: Credential, { paperRules, clock }: Deps): void => {
  const status = statusNow(credential, clock.now());
  if (isHandedOut(status, paperRules)) return;
  throw new RuleViolation('GOOD_STANDING_NOT_IN_FORCE', { status: labelOf('CredentialStatus', status) });
};

/**
 * Gives the body that it is for its certificate, by its link and its code, exactly once (MEM-15). It is printed first: what cannot be made is
 * not used up.
 * @throws RuleViolation GOOD_STANDING_LINK_OVER, GOOD_STANDING_FETCHED, GOOD_STANDING_CODE_WRONG, GOOD_STANDING_NOT_IN_FORCE, TRY_AGAIN
 */
export const fetchGoodStanding =
  (deps: Deps) =>
  async ({ link, code }: { link: string; code: string }): Promise<OpenedPaper> => {
    const { deliveries, credentials, goodStandingRules, clock } = deps;
    const delivery = await findOpen(deps)(link);
    await assertCode(delivery, code, deps);
    const [credential] = await credentials.byIds([delivery.credentialId]);
    if (!credential) throw new RuleViolation('GOOD_STANDING_LINK_OVER');
    assertInForce(credential, deps);
    const paper = await printPaper(credential, deps, { copy: false });
    await deliveries.update(delivery.id, (one) => fetchOnce(one, delivery.linkHash, goodStandingRules, clock.now()));
    return paper;
  };
