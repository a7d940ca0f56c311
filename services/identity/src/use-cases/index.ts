import { activateByLink } from './activate-by-link';
import type { Deps } from './deps';
import { logIn } from './log-in';
import { logOut } from './log-out';
import { logOutEverywhere } from './log-out-everywhere';
import { createOrganisationUseCases } from './organisations';
import { refreshSession } from './refresh-session';
import { resendActivation } from './resend-activation';
import { revokeSession } from './revoke-session';
import { signUp } from './sign-up';
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
  revokeSession: revokeSession(deps),
  logOutEverywhere: logOutEverywhere(deps),
  ...createOrganisationUseCases(deps),
});

export type UseCases = ReturnType<typeof createUseCases>;
