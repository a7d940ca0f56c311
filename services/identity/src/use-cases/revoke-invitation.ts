import { accountOf, assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { revoke } from '../domain/invitation';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Takes an invitation back; its link ends (IDN-14). @throws RuleViolation FORBIDDEN, NOT_FOUND */
export const revokeInvitation =
  ({ invitations, auditTrail, transact }: Deps) =>
  async ({ invitationId, caller }: { invitationId: string; caller: Caller }): Promise<void> => {
    assertRole(caller, 'ADMIN');
    const actorId = accountOf(caller);
    await transact(async (tx) => {
      await invitations.update(invitationId, revoke, tx);
      await auditTrail.add(actorId, securityEvent(actorId, 'INVITATION_REVOKED', { caller, reason: invitationId }), tx);
    });
  };
