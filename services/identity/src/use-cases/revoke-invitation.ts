import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { revoke } from '../domain/invitation';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Takes an invitation back; its link ends (IDN-14). @throws RuleViolation NOT_FOUND */
export const revokeInvitation =
  ({ invitations }: Deps) =>
  async ({ invitationId, caller }: { invitationId: string; caller: Caller }): Promise<void> => {
    const actorId = accountOf(caller);
    const told = securityEvent(actorId, 'INVITATION_REVOKED', { caller, reason: invitationId });
    await invitations.update(invitationId, (state) => audited(revoke(state), told));
  };
