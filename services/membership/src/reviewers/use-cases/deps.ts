import type { Clock } from '@mumaris/kit/clock';
import type { Practitioners } from '../../profile';
import type { Reviewers } from '../store/reviewer.repository';

/** What the use cases work with. */
export interface Deps {
  readonly reviewers: Reviewers;
  readonly practitioners: Practitioners;
  /** Whether the catalogue has had a service of this code. */
  readonly isService: (code: string) => boolean;
  /** Puts back into the queue what a reviewer has claimed of a practitioner. */
  readonly letGo: (reviewerId: string, practitionerId: string) => Promise<void>;
  readonly clock: Clock;
}
