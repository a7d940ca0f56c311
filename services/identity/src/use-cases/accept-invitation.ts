import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import type { Role } from '@mumaris/schemas';
import { addRoles } from '../domain/change-roles';
import { accept, type Invitation, openInvitation } from '../domain/invitation';
import { securityEvent } from '../domain/security-event';
import type { signUpView } from '../domain/sign-up';
import type { Deps } from './deps';
import { joinByInvitation, type NewcomerForm } from './steps/join-by-invitation';
import { ownAccount } from './steps/own-account';

export interface AcceptInvitation extends NewcomerForm {
  readonly token: string;
  readonly human: string;
  readonly caller: Caller;
}

export interface Accepted {
  /** Of somebody new: the mobile is still to be confirmed. */
  readonly signUp: ReturnType<typeof signUpView> | null;
  readonly roles: readonly Role[];
}

/** Which it was and what it gives; who made it says the trail of who did, and not to its owner. */
const originOf = ({ id, roles }: Invitation) => `${id}: ${roles.join(' ')}`;

/** An invitation ends with the rights of whoever sent it. @throws RuleViolation LINK_INVALID */
const assertInviterStays = async ({ accounts }: Deps, { invitedBy }: Invitation): Promise<void> => {
  const inviter = invitedBy === null ? undefined : await accounts.find(invitedBy);
  const stays = inviter?.status === 'ACTIVE' && inviter.roles.includes('ADMIN');
  if (invitedBy !== null && !stays) throw new RuleViolation('LINK_INVALID', {}, 'token');
};

/** Gives the signed-in account of the invited address its roles; its sessions end. */
const acceptWithAccount =
  (deps: Deps) =>
  async (invitation: Invitation, caller: Caller): Promise<Accepted> => {
    const { accounts, invitations, sessions, clock, transact } = deps;
    const account = await ownAccount(deps)(caller);
    const accountId = account.id;
    if (emailKeyOf(account.email) !== emailKeyOf(invitation.email)) throw new RuleViolation('INVITATION_FOR_ANOTHER');
    if (invitation.invitedBy === accountId) throw new RuleViolation('OWN_ROLES');
    const now = clock.now();
    const { roles } = await transact(async (tx) => {
      await invitations.update(invitation.id, (state) => accept(state, now), tx);
      const told = (['INVITATION_ACCEPTED', 'ROLES_CHANGED'] as const).map((kind) =>
        securityEvent(accountId, kind, { caller, reason: originOf(invitation) }),
      );
      await sessions.endAll(accountId, now, tx);
      return accounts.update(accountId, (state) => audited(addRoles(state, invitation.roles), ...told), tx);
    });
    return { signUp: null, roles };
  };

/**
 * Accepts an invitation, once: signed in with the account of that address, or as somebody new (IDN-14).
 * @throws RuleViolation LINK_INVALID, INVITATION_EXPIRED, INVITATION_FOR_ANOTHER, OWN_ROLES, INVITATION_NEEDS_SIGN_IN, and those of
 *   a sign-up form and the human check, TRY_AGAIN, TOO_MANY_TRIES_HERE
 */
export const acceptInvitation =
  (deps: Deps) =>
  async ({ token, human: solution, caller, ...form }: AcceptInvitation): Promise<Accepted> => {
    const { human, limits, passwords, invitations, confirmations, clock } = deps;
    if (!caller.accountId) passwords.assertRoom();
    await human.accept(solution);
    await limits.take('followLink', { address: caller.address });
    const found = await invitations.findByLink(confirmations.hashToken(token));
    const invitation = openInvitation(found, clock.now());
    await assertInviterStays(deps, invitation);
    if (caller.accountId) return acceptWithAccount(deps)(invitation, caller);
    return { signUp: await joinByInvitation(deps)(invitation, form, caller), roles: invitation.roles };
  };
