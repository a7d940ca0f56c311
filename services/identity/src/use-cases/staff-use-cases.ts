import { acceptInvitation } from './accept-invitation';
import { changeRoles } from './change-roles';
import type { Deps } from './deps';
import { inviteStaff } from './invite-staff';
import { resetSecondFactors } from './reset-second-factors';
import { revokeInvitation } from './revoke-invitation';

/** How staff come and go (IDN-14). */
export const createStaffUseCases = (deps: Deps) => ({
  inviteStaff: inviteStaff(deps),
  revokeInvitation: revokeInvitation(deps),
  acceptInvitation: acceptInvitation(deps),
  changeRoles: changeRoles(deps),
  resetSecondFactors: resetSecondFactors(deps),
});
