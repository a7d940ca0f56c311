import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { guessViolation, judgeCode } from '../domain/code';
import { confirmNewMobile, type ContactChange } from '../domain/contact-change';
import type { Deps } from './deps';
import { ownContactChange } from './steps/own-contact-change';
import { putContactInForce } from './steps/put-contact-in-force';

/**
 * Enters the code that the new mobile received (IDN-11, IDN-12). The try is taken before the guess is judged.
 * @throws RuleViolation NOT_FOUND, CONTACT_CHANGE_NOT_OPEN, WRONG_CODE, CODE_EXPIRED, TOO_MANY_TRIES, CONTACT_TAKEN,
 *   TOO_MANY_TRIES_HERE
 */
export const confirmMobileChange =
  (deps: Deps) =>
  async ({ changeId, code, caller }: { changeId: string; code: string; caller: Caller }): Promise<ContactChange> => {
    const { contactChanges, confirmations, limits, clock } = deps;
    await limits.take('enterCode', { address: caller.address });
    await ownContactChange(deps)(changeId, caller);
    const now = clock.now();
    const change = await contactChanges.takeTry(changeId, now);
    if (!change?.code) {
      const found = await contactChanges.find(changeId);
      throw (found?.code && guessViolation(found.code, now)) ?? new RuleViolation('CONTACT_CHANGE_NOT_OPEN');
    }
    judgeCode(change.code, confirmations.hashCode(changeId, code), true);
    const confirm = (state: ContactChange) => confirmNewMobile(state, now);
    return putContactInForce(deps)(changeId, { what: 'MOBILE', confirm, caller });
  };
