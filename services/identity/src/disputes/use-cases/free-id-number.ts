import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { freeIdNumber as free } from '../../domain/account-closing';
import { fullName } from '../../domain/applicant';
import { readReason } from '../../domain/stated-reason';
import { endAccount } from '../../use-cases/steps/end-account';
import { consentToFreeing, type IdNumberDispute } from '../domain/id-number-dispute';
import type { Deps } from './deps';
import { tellOfDecision } from './steps/tell-of-decision';

export interface FreeIdNumber {
  readonly disputeId: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Consents, as the second person, to free a disputed ID number: the account is closed, so that its number can be signed up with,
 * and its records stay as those of any closed account (IDN-15, IDN-17). One that its owner closed meanwhile has freed it already.
 * @throws RuleViolation REQUIRED, TOO_LONG, NOT_FOUND, ID_NUMBER_DISPUTE_ENDED, ID_NUMBER_DISPUTE_OWN, SECOND_PERSON_NEEDED
 */
export const freeIdNumber =
  (deps: Deps) =>
  async ({ disputeId, reason: said, caller }: FreeIdNumber): Promise<IdNumberDispute> => {
    const { accounts, disputes, sealer, rules, clock, transact } = deps;
    const act = { actorId: accountOf(caller), reason: readReason(said, rules.records) };
    const { accountId } = await disputes.get(disputeId);
    return transact(async (tx) => {
      const now = clock.now();
      const decided = await disputes.update(
        disputeId,
        (dispute) => {
          const change = consentToFreeing(dispute, act, now);
          return audited(change, ...tellOfDecision(change.state, 'ID_NUMBER_FREED', caller));
        },
        tx,
      );
      const { status, email, name } = await accounts.get(accountId, tx);
      if (status !== 'ACTIVE') return decided;
      const contact = await sealer.seal({ email, name: fullName(name) });
      await accounts.update(accountId, (account) => free(account, contact, rules.records, now), tx);
      await endAccount(deps)(accountId, now, tx);
      return decided;
    });
  };
