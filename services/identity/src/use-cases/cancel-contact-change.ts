import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { cancelContactChange as cancel, type ContactChange } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownContactChange } from './steps/own-contact-change';

/** Gives a change up that is not in force (IDN-11). @throws RuleViolation NOT_FOUND, CONTACT_CHANGE_NOT_OPEN */
export const cancelContactChange =
  (deps: Deps) =>
  async ({ changeId, caller }: { changeId: string; caller: Caller }): Promise<ContactChange> => {
    const { accountId } = await ownContactChange(deps)(changeId, caller);
    const told = securityEvent(accountId, 'CONTACT_CHANGE_CANCELLED', { caller });
    return deps.contactChanges.update(changeId, (state) => audited(cancel(state), told));
  };
