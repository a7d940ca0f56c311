import type { Clock } from '@mumaris/kit/clock';
import type { FeeSchedule } from '../domain/fees';

/** What the use cases work with. */
export interface Deps {
  readonly rules: { readonly fees: FeeSchedule };
  readonly clock: Clock;
}
