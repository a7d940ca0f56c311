import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { readIdNumber } from '@mumaris/kit/text/read-number';
import { maskIdNumber } from '@mumaris/kit/text/masking';
import { securityEvent } from '../../domain/security-event';
import { readReason } from '../../domain/stated-reason';
import { type IdNumberDispute, openDispute } from '../domain/id-number-dispute';
import type { Deps } from './deps';

export interface OpenIdNumberDispute {
  readonly idNumber: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Says that the account with an ID number is not its owner's; both the account's trail and that of who says so tell it (IDN-17).
 * @throws RuleViolation REQUIRED, TOO_LONG, ID_NUMBER_INVALID, ID_NUMBER_FREE, ID_NUMBER_DISPUTE_OWN, ID_NUMBER_DISPUTE_OPEN
 */
export const openIdNumberDispute =
  ({ accounts, disputes, rules, clock }: Deps) =>
  async ({ idNumber: typed, reason: said, caller }: OpenIdNumberDispute): Promise<IdNumberDispute> => {
    const reason = readReason(said, rules.records);
    const idNumber = readIdNumber(typed);
    if (!idNumber) throw new RuleViolation('ID_NUMBER_INVALID', {}, 'idNumber');
    const account = (await accounts.findHolders({ idNumber })).at(0);
    if (!account) throw new RuleViolation('ID_NUMBER_FREE', {}, 'idNumber');
    const actorId = accountOf(caller);
    const opening = { id: newId('ind'), accountId: account.id, idNumber: maskIdNumber(idNumber) };
    const opened = openDispute(opening, { actorId, reason }, clock.now());
    const told = [account.id, actorId].map((subject) =>
      securityEvent(subject, 'ID_NUMBER_DISPUTED', { caller, reason: `${opening.id}: ${reason}` }),
    );
    try {
      return await disputes.insert(audited(opened, ...told));
    } catch (error) {
      throw isDuplicate(error) ? new RuleViolation('ID_NUMBER_DISPUTE_OPEN', {}, 'idNumber') : error;
    }
  };
