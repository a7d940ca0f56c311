import { answersAll, answersNothing, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import { acceptInvitation } from '../use-cases/accept-invitation';
import { activateByLink } from '../use-cases/activate-by-link';
import { beginPasskeyLogIn } from '../use-cases/begin-passkey-log-in';
import { beginPasskeyRegistration } from '../use-cases/begin-passkey-registration';
import { cancelContactChange } from '../use-cases/cancel-contact-change';
import { changePassword } from '../use-cases/change-password';
import { changeRoles } from '../use-cases/change-roles';
import { closeAccount } from '../use-cases/close-account';
import { completeLogIn } from '../use-cases/complete-log-in';
import { confirmEmailChange } from '../use-cases/confirm-email-change';
import { confirmMobileChange } from '../use-cases/confirm-mobile-change';
import { confirmTotp } from '../use-cases/confirm-totp';
import type { Deps } from '../use-cases/deps';
import { enrolTotp } from '../use-cases/enrol-totp';
import { exportMyData } from '../use-cases/export-my-data';
import { finishContactChange } from '../use-cases/finish-contact-change';
import { finishPasskeyRegistration } from '../use-cases/finish-passkey-registration';
import { inviteStaff } from '../use-cases/invite-staff';
import { logIn } from '../use-cases/log-in';
import { logInWithPasskey } from '../use-cases/log-in-with-passkey';
import { logOut } from '../use-cases/log-out';
import { logOutEverywhere } from '../use-cases/log-out-everywhere';
import { recogniseDevice } from '../use-cases/recognise-device';
import { refreshSession } from '../use-cases/refresh-session';
import { removePasskey } from '../use-cases/remove-passkey';
import { removeTotp } from '../use-cases/remove-totp';
import { renewRecoveryCodes } from '../use-cases/renew-recovery-codes';
import { requestContactChange } from '../use-cases/request-contact-change';
import { requestPasswordReset } from '../use-cases/request-password-reset';
import { requestUserName } from '../use-cases/request-user-name';
import { resendActivation } from '../use-cases/resend-activation';
import { resendContactChange } from '../use-cases/resend-contact-change';
import { resetPassword } from '../use-cases/reset-password';
import { resetSecondFactors } from '../use-cases/reset-second-factors';
import { revealPersonalData } from '../use-cases/reveal-personal-data';
import { revealUserName } from '../use-cases/reveal-user-name';
import { revokeInvitation } from '../use-cases/revoke-invitation';
import { revokeSession } from '../use-cases/revoke-session';
import { signUp } from '../use-cases/sign-up';
import { verifyMobile } from '../use-cases/verify-mobile';
import type { Context } from './context';
import type { FeatureMutations } from './generated';
import { signedIn, signedInOrAsked } from './signed-in';

/** What can be changed of accounts; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['accounts'], Deps, Context> = {
  // Accounts and sessions (IDN-01 to IDN-13).
  signUp: answersWith('signUp', signUp),
  resendActivation: answersWith('signUp', resendActivation),
  activateByLink: answersAll(activateByLink),
  verifyMobile: answersWith('activation', verifyMobile),
  logIn: answersAll(logIn, signedInOrAsked),
  recogniseDevice: answersWith('deviceToken', recogniseDevice),
  refreshSession: answersWith('tokens', refreshSession),
  logOut: answersNothing(logOut),
  revokeSession: answersWith('account', revokeSession),
  logOutEverywhere: answersWith('ended', logOutEverywhere),
  requestPasswordReset: answersNothing(requestPasswordReset),
  resetPassword: answersNothing(resetPassword),
  changePassword: answersNothing(changePassword),
  requestUserName: answersWith('request', requestUserName),
  revealUserName: answersWith('email', revealUserName),
  requestContactChange: answersWith('change', requestContactChange),
  finishContactChange: answersWith('change', finishContactChange),
  resendContactChange: answersWith('change', resendContactChange),
  confirmEmailChange: answersWith('change', confirmEmailChange),
  confirmMobileChange: answersWith('change', confirmMobileChange),
  cancelContactChange: answersWith('change', cancelContactChange),
  revealPersonalData: answersWith('personalData', revealPersonalData),
  exportMyData: answersWith('document', exportMyData),
  closeAccount: answersNothing(closeAccount),
  // Second factors (IDN-14).
  completeLogIn: answersAll(completeLogIn, signedIn),
  enrolTotp: answersWith('enrolment', enrolTotp),
  confirmTotp: answersWith('recoveryCodes', confirmTotp),
  removeTotp: answersNothing(removeTotp),
  renewRecoveryCodes: answersWith('recoveryCodes', renewRecoveryCodes),
  beginPasskeyRegistration: answersWith('options', beginPasskeyRegistration),
  finishPasskeyRegistration: answersWith('passkey', finishPasskeyRegistration),
  removePasskey: answersNothing(removePasskey),
  beginPasskeyLogIn: answersWith('challenge', beginPasskeyLogIn),
  logInWithPasskey: answersAll(logInWithPasskey, signedIn),
  // How staff come and go (IDN-14).
  inviteStaff: answersWith('invitation', inviteStaff),
  revokeInvitation: answersNothing(revokeInvitation),
  acceptInvitation: answersAll(acceptInvitation),
  changeRoles: answersWith('account', changeRoles),
  resetSecondFactors: answersWith('account', resetSecondFactors),
};
