import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ContactChange } from '../../domain/contact-change';
import type { Deps } from '../deps';

/** A change of the caller's own (IDN-11). @throws RuleViolation UNAUTHENTICATED, NOT_FOUND */
export const ownContactChange =
  ({ contactChanges }: Deps) =>
  async (id: string, caller: Caller): Promise<ContactChange> => {
    const change = await contactChanges.find(id);
    if (!change) throw new RuleViolation('NOT_FOUND');
    assertOwner(caller, change);
    return change;
  };
