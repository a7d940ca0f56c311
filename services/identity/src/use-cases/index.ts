import { activateByLink } from './activate-by-link';
import { cancelContactChange } from './cancel-contact-change';
import { changePassword } from './change-password';
import { closeAccount } from './close-account';
import { confirmEmailChange } from './confirm-email-change';
import { confirmMobileChange } from './confirm-mobile-change';
import type { Deps } from './deps';
import { exportMyData } from './export-my-data';
import { finishContactChange } from './finish-contact-change';
import { createFactorUseCases } from './factor-use-cases';
import { logIn } from './log-in';
import { logOut } from './log-out';
import { logOutEverywhere } from './log-out-everywhere';
import { createOrganisationUseCases } from './organisation-use-cases';
import { refreshSession } from './refresh-session';
import { requestContactChange } from './request-contact-change';
import { requestPasswordReset } from './request-password-reset';
import { requestUserName } from './request-user-name';
import { resendActivation } from './resend-activation';
import { resendContactChange } from './resend-contact-change';
import { resetPassword } from './reset-password';
import { revealPersonalData } from './reveal-personal-data';
import { revealUserName } from './reveal-user-name';
import { revokeSession } from './revoke-session';
import { signUp } from './sign-up';
import { createStaffUseCases } from './staff-use-cases';
import { verifyMobile } from './verify-mobile';

/** What people can do here, ready to be called. */
export const createUseCases = (deps: Deps) => ({
  signUp: signUp(deps),
  resendActivation: resendActivation(deps),
  activateByLink: activateByLink(deps),
  verifyMobile: verifyMobile(deps),
  logIn: logIn(deps),
  refreshSession: refreshSession(deps),
  logOut: logOut(deps),
  logOutEverywhere: logOutEverywhere(deps),
  revokeSession: revokeSession(deps),
  requestPasswordReset: requestPasswordReset(deps),
  resetPassword: resetPassword(deps),
  changePassword: changePassword(deps),
  requestUserName: requestUserName(deps),
  revealUserName: revealUserName(deps),
  requestContactChange: requestContactChange(deps),
  finishContactChange: finishContactChange(deps),
  resendContactChange: resendContactChange(deps),
  confirmEmailChange: confirmEmailChange(deps),
  confirmMobileChange: confirmMobileChange(deps),
  cancelContactChange: cancelContactChange(deps),
  revealPersonalData: revealPersonalData(deps),
  exportMyData: exportMyData(deps),
  closeAccount: closeAccount(deps),
  ...createOrganisationUseCases(deps),
  ...createFactorUseCases(deps),
  ...createStaffUseCases(deps),
});

export type UseCases = ReturnType<typeof createUseCases>;
