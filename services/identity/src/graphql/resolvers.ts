import { accountEntity } from './account.entity';
import { contactChangeType } from './contact-change.type';
import { factorMutations } from './factor-mutations';
import type { Resolvers } from './generated';
import { invitationType } from './invitation.type';
import { activateByLink } from './mutations/activate-by-link';
import { logIn } from './mutations/log-in';
import { logOut } from './mutations/log-out';
import { logOutEverywhere } from './mutations/log-out-everywhere';
import { organisationMutations } from './organisation-mutations';
import { refreshSession } from './mutations/refresh-session';
import { resendActivation } from './mutations/resend-activation';
import { revokeSession } from './mutations/revoke-session';
import { signUp } from './mutations/sign-up';
import { verifyMobile } from './mutations/verify-mobile';
import { requestPasswordReset } from './mutations/request-password-reset';
import { resetPassword } from './mutations/reset-password';
import { changePassword } from './mutations/change-password';
import { closeAccount } from './mutations/close-account';
import { requestContactChange } from './mutations/request-contact-change';
import { finishContactChange } from './mutations/finish-contact-change';
import { resendContactChange } from './mutations/resend-contact-change';
import { confirmEmailChange } from './mutations/confirm-email-change';
import { confirmMobileChange } from './mutations/confirm-mobile-change';
import { cancelContactChange } from './mutations/cancel-contact-change';
import { requestUserName } from './mutations/request-user-name';
import { revealUserName } from './mutations/reveal-user-name';
import { revealPersonalData } from './mutations/reveal-personal-data';
import { exportMyData } from './mutations/export-my-data';
import { organisationEntity } from './organisation.entity';
import { queries } from './queries';
import { securityEventType } from './security-event.type';
import { sessionType } from './session.type';
import { staffMutations } from './staff-mutations';

export const resolvers: Resolvers = {
  Query: queries,
  Mutation: {
    signUp,
    resendActivation,
    activateByLink,
    verifyMobile,
    logIn,
    refreshSession,
    revokeSession,
    logOut,
    logOutEverywhere,
    requestPasswordReset,
    resetPassword,
    changePassword,
    closeAccount,
    requestContactChange,
    finishContactChange,
    resendContactChange,
    confirmEmailChange,
    confirmMobileChange,
    cancelContactChange,
    requestUserName,
    revealUserName,
    revealPersonalData,
    exportMyData,
    ...organisationMutations,
    ...factorMutations,
    ...staffMutations,
  },
  Account: accountEntity,
  ContactChange: contactChangeType,
  Invitation: invitationType,
  Organisation: organisationEntity,
  SecurityEvent: securityEventType,
  Session: sessionType,
};
