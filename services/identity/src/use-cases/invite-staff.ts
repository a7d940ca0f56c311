import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Invitation, InvitationForm } from '../domain/invitation';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { sendInvitation } from './steps/send-invitation';

/** Invites somebody to work here (IDN-14). @throws RuleViolation and those of the form */
export const inviteStaff =
  (deps: Deps) =>
  async ({ caller, ...form }: InvitationForm & { caller: Caller }): Promise<Invitation> => {
    const invitedBy = accountOf(caller);
    const told = ({ id, roles }: Invitation) =>
      securityEvent(invitedBy, 'STAFF_INVITED', { caller, reason: `${id}: ${roles.join(' ')}` });
    return (await sendInvitation(deps)({ form, invitedBy, told })).invitation;
  };
