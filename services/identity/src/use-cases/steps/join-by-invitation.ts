import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import type { Account } from '../../domain/account';
import { accept, type Invitation } from '../../domain/invitation';
import { readNewcomerForm, type NewcomerForm } from '../../domain/newcomer-form';
import type { Deps } from '../deps';
import { beginSignUp } from './begin-sign-up';

export type { NewcomerForm };

/**
 * Begins the sign-up of somebody new by an invitation: the address is confirmed by its link, the mobile waits for its
 * code (IDN-14, IDN-04). The holder of the address itself has just opened its mailbox and may know (IDN-05).
 * @throws RuleViolation INVITATION_NEEDS_SIGN_IN, LINK_INVALID, and those of the form
 */
export const joinByInvitation = (deps: Deps) => {
  const { accounts, invitations, passwordFacts, rules, clock } = deps;
  const begin = beginSignUp(deps);
  return async (invitation: Invitation, form: NewcomerForm, caller: Caller) => {
    const assertNew = (holders: readonly Account[]) => {
      if (holders.some(({ email }) => emailKeyOf(email) === emailKeyOf(invitation.email)))
        throw new RuleViolation('INVITATION_NEEDS_SIGN_IN');
    };
    assertNew(await accounts.findHolders({ email: invitation.email }));
    const password = form.password ?? '';
    const applicant = readNewcomerForm(invitation, form, rules, await passwordFacts(password));
    return begin({
      applicant,
      password,
      roles: invitation.roles,
      caller,
      byInvitation: async (holders, tx) => {
        assertNew(holders);
        await invitations.update(invitation.id, (state) => accept(state, clock.now()), tx);
      },
    });
  };
};
