import { type AuditEntry, audited } from '@mumaris/kit/change';
import { newId } from '@mumaris/kit/id';
import { fullName } from '../../domain/applicant';
import { type Invitation, type InvitationForm, invite, readInvitationForm } from '../../domain/invitation';
import type { Deps } from '../deps';

type Parts = Pick<Deps, 'invitations' | 'confirmations' | 'sealer' | 'rules' | 'clock' | 'transact'>;

interface Sending {
  readonly form: InvitationForm;
  /** The administrator's account; null for an operator's command. */
  readonly invitedBy: string | null;
  /** What the audit trail keeps of it. */
  told(invitation: Invitation): AuditEntry;
}

/**
 * Opens an invitation in the place of one that waits for the same address, and has it sent (IDN-14).
 * @returns the invitation, and the link that only its mailbox may see
 * @throws RuleViolation or RuleViolations of the form
 */
export const sendInvitation =
  ({ invitations, confirmations, sealer, rules, clock, transact }: Parts) =>
  async ({ form, invitedBy, told }: Sending): Promise<{ invitation: Invitation; url: string }> => {
    const invited = readInvitationForm(form, rules.signUp);
    const { email, name } = invited;
    const { url, hash: linkHash } = confirmations.newLink('invitation');
    const [contact, link] = await Promise.all([
      sealer.seal({ email, name: fullName(name) }),
      sealer.seal({ link: url }),
    ]);
    const opening = { id: newId('inv'), linkHash, invitedBy };
    const opened = invite(invited, opening, { contact, link }, rules.staff, clock.now());
    const invitation = await transact((tx) => invitations.replace(audited(opened, told(opened.state)), tx));
    return { invitation, url };
  };
