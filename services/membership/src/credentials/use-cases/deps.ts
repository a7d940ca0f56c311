import type { Clock } from '@mumaris/kit/clock';
import type { Credentials } from '../store/credential.repository';

/** What the use cases work with. */
export interface Deps {
  readonly credentials: Credentials;
  readonly clock: Clock;
}
