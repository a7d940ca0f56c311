import type { Clock } from '@mumaris/kit/clock';
import type { Reference } from '../../reference';
import type { Practitioners } from '../store/practitioner.repository';

/** What the use cases work with. */
export interface Deps {
  readonly practitioners: Practitioners;
  readonly reference: Reference;
  readonly clock: Clock;
}
