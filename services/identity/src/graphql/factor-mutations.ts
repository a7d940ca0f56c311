import { beginPasskeyLogIn } from './mutations/begin-passkey-log-in';
import { beginPasskeyRegistration } from './mutations/begin-passkey-registration';
import { completeLogIn } from './mutations/complete-log-in';
import { confirmTotp } from './mutations/confirm-totp';
import { enrolTotp } from './mutations/enrol-totp';
import { finishPasskeyRegistration } from './mutations/finish-passkey-registration';
import { logInWithPasskey } from './mutations/log-in-with-passkey';
import { removePasskey } from './mutations/remove-passkey';
import { removeTotp } from './mutations/remove-totp';
import { renewRecoveryCodes } from './mutations/renew-recovery-codes';

/** Second factors (IDN-14). */
export const factorMutations = {
  completeLogIn,
  enrolTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  removePasskey,
  beginPasskeyLogIn,
  logInWithPasskey,
};
