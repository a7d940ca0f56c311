import type { Day } from '@mumaris/kit/calendar';
import type { Exception, Proposal, Reversal } from '../../domain/exception';

/** A registration or an application that an exception concerns. */
interface AffectedRecord {
  readonly number: string;
  readonly practitionerId: string;
  /** The day on which it ends without the exception, and with it; null where nothing ends. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Whom an exception concerns. */
interface Affected {
  readonly count: number;
  /** Whether the look at them stopped at its bound. */
  readonly atLeast: boolean;
  /** The first by their numbers. */
  readonly sample: readonly AffectedRecord[];
}

/** How many records a preview shows. */
export const sampleSize = 20;

/** What an exception of one kind does to records, each in a transaction of its own; what is done already is not found again. */
export interface Kind {
  affected(proposal: Proposal): Promise<Affected>;
  /** On how many records it stands. */
  applied(exceptionId: string): Promise<number>;
  /** The records that it has still to reach. */
  findToApply(exception: Exception, limit: number): Promise<string[]>;
  apply(exception: Exception, recordId: string): Promise<unknown>;
  /** The records that a reversal has still to reach. */
  findToTakeOff(exception: Exception, reversal: Reversal, limit: number): Promise<string[]>;
  takeOff(exception: Exception, reversal: Reversal, recordId: string): Promise<unknown>;
}
