import { beginPasskeyLogIn } from './begin-passkey-log-in';
import { beginPasskeyRegistration } from './begin-passkey-registration';
import { completeLogIn } from './complete-log-in';
import { confirmTotp } from './confirm-totp';
import type { Deps } from './deps';
import { enrolTotp } from './enrol-totp';
import { finishPasskeyRegistration } from './finish-passkey-registration';
import { logInWithPasskey } from './log-in-with-passkey';
import { removePasskey } from './remove-passkey';
import { removeTotp } from './remove-totp';
import { renewRecoveryCodes } from './renew-recovery-codes';

/** What people can do with second factors (IDN-14). */
export const createFactorUseCases = (deps: Deps) => ({
  completeLogIn: completeLogIn(deps),
  enrolTotp: enrolTotp(deps),
  confirmTotp: confirmTotp(deps),
  removeTotp: removeTotp(deps),
  renewRecoveryCodes: renewRecoveryCodes(deps),
  beginPasskeyRegistration: beginPasskeyRegistration(deps),
  finishPasskeyRegistration: finishPasskeyRegistration(deps),
  removePasskey: removePasskey(deps),
  beginPasskeyLogIn: beginPasskeyLogIn(deps),
  logInWithPasskey: logInWithPasskey(deps),
});
