import type { Assembly } from '../assemble';
import type { InvitationForm } from '../domain/invitation';
import { securityEvent } from '../domain/security-event';
import { sendInvitation } from './steps/send-invitation';

type Parts = Pick<Assembly, 'accounts' | 'invitations' | 'confirmations' | 'sealer' | 'rules' | 'clock' | 'transact'>;

/**
 * Invites an administrator on behalf of an operator, as the first one of a platform has to be (IDN-14). There is no
 * password that somebody could forget to change.
 * @returns the link, which works once
 * @throws Error where an active administrator has the address; RuleViolation or RuleViolations of the form
 */
export const inviteAdmin =
  (parts: Parts) =>
  async (form: Omit<InvitationForm, 'roles'>): Promise<{ url: string; expiresAt: Date }> => {
    const holder = await parts.accounts.findByIdentifier(form.email);
    if (holder?.status === 'ACTIVE' && holder.roles.includes('ADMIN'))
      throw new Error('An active administrator has this e-mail address already.');
    const { invitation, url } = await sendInvitation(parts)({
      form: { ...form, roles: ['ADMIN'] },
      invitedBy: null,
      // No account did it: the trail is the invitation's own.
      told: ({ id }) => securityEvent(id, 'STAFF_INVITED', {}),
    });
    return { url, expiresAt: invitation.expiresAt };
  };
