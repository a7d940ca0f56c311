import { acceptInvitation } from './mutations/accept-invitation';
import { changeRoles } from './mutations/change-roles';
import { inviteStaff } from './mutations/invite-staff';
import { resetSecondFactors } from './mutations/reset-second-factors';
import { revokeInvitation } from './mutations/revoke-invitation';

/** How staff come and go (IDN-14). */
export const staffMutations = {
  inviteStaff,
  revokeInvitation,
  acceptInvitation,
  changeRoles,
  resetSecondFactors,
};
