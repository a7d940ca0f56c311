import type { Clock } from '@mumaris/kit/clock';
import type { Practitioners } from '../store/practitioner.repository';

/** What the use cases work with. */
export interface Deps {
  readonly practitioners: Practitioners;
  readonly clock: Clock;
}
