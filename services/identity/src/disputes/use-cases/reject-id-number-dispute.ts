import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { readReason } from '../../domain/stated-reason';
import { type IdNumberDispute, rejectDispute } from '../domain/id-number-dispute';
import type { Deps } from './deps';
import { tellOfDecision } from './steps/tell-of-decision';

export interface RejectIdNumberDispute {
  readonly disputeId: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Leaves a disputed ID number where it is (IDN-17).
 * @throws RuleViolation REQUIRED, TOO_LONG, NOT_FOUND, ID_NUMBER_DISPUTE_ENDED, ID_NUMBER_DISPUTE_OWN
 */
export const rejectIdNumberDispute =
  ({ disputes, rules, clock }: Deps) =>
  async ({ disputeId, reason: said, caller }: RejectIdNumberDispute): Promise<IdNumberDispute> => {
    const act = { actorId: accountOf(caller), reason: readReason(said, rules.records) };
    return disputes.update(disputeId, (dispute) => {
      const change = rejectDispute(dispute, act, clock.now());
      return audited(change, ...tellOfDecision(change.state, 'ID_NUMBER_DISPUTE_REJECTED', caller));
    });
  };
