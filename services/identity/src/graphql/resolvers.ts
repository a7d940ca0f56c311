import { accountEntity } from './account.entity';
import type { Resolvers } from './generated';
import { activateByLink } from './mutations/activate-by-link';
import { logIn } from './mutations/log-in';
import { logOut } from './mutations/log-out';
import { logOutEverywhere } from './mutations/log-out-everywhere';
import { organisationMutations } from './mutations/organisations';
import { refreshSession } from './mutations/refresh-session';
import { resendActivation } from './mutations/resend-activation';
import { revokeSession } from './mutations/revoke-session';
import { signUp } from './mutations/sign-up';
import { verifyMobile } from './mutations/verify-mobile';
import { organisationEntity } from './organisation.entity';
import { queries } from './queries';
import { securityEventType } from './security-event.type';
import { sessionType } from './session.type';

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
    ...organisationMutations,
  },
  Account: accountEntity,
  Organisation: organisationEntity,
  SecurityEvent: securityEventType,
  Session: sessionType,
};
