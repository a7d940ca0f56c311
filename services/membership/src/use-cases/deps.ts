import type { Clock } from '@mumaris/kit/clock';
import type { Rules } from '../rules/rules';
import type { Applications } from '../store/application.repository';
import type { Credentials } from '../store/credential.repository';
import type { Journeys } from '../store/journeys';
import type { Practitioners } from '../store/practitioner.repository';

/** What the use cases work with. */
export interface Deps {
  readonly applications: Applications;
  readonly practitioners: Practitioners;
  readonly credentials: Credentials;
  readonly journeys: Journeys;
  readonly rules: Rules;
  readonly clock: Clock;
}
