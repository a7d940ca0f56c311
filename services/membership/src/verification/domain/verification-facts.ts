import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Standing } from './standing';

/** How the verifications of a profile stand, as the rules of services look at them: plain data, so that it can be judged again. */
export interface VerificationFacts {
  readonly usualWorkingDays: number;
  /** The day by which one that is begun today usually ends. */
  readonly usuallyBy: Day;
  /** What has to be verified, with the cases of each. */
  readonly entries: readonly { readonly entryId: string; readonly label: Text; readonly cases: readonly Standing[] }[];
}
