import type { Clock } from '@mumaris/kit/clock';
import type { LookUps } from '@mumaris/kit/limits/look-ups';
import type { RegistrationRules } from '../domain/registration-rules';
import type { Credentials } from '../store/credential.repository';

/** What the use cases work with. */
export interface Deps {
  readonly credentials: Credentials;
  readonly lookUps: Readonly<Record<'verifyCredential', LookUps>>;
  readonly registrationRules: RegistrationRules;
  readonly clock: Clock;
}
