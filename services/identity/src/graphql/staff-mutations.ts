import { acceptInvitation } from './mutations/accept-invitation';
import { changeRoles } from './mutations/change-roles';
import { inviteStaff } from './mutations/invite-staff';
import { revokeInvitation } from './mutations/revoke-invitation';

/** How staff come and go (IDN-14). */
export const staffMutations = {
  inviteStaff,
  revokeInvitation,
  acceptInvitation,
  changeRoles,
};
