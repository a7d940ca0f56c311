import type { Day } from '@mumaris/kit/calendar';
import type { ConditionKind, Text } from '@mumaris/schemas';

/** A time for which a registration is out of force by a decision (MEM-66); one with an end is over by itself. */
export interface Suspension {
  /** Of the decision: said again, it is the same suspension. */
  readonly id: string;
  readonly from: Date;
  /** The last moment; null until it is lifted. */
  readonly until: Date | null;
  /** When it was lifted before its end; null where it was not. */
  readonly liftedAt: Date | null;
}

/** A condition on practice (MEM-65): the practitioner's, so that it outlives the period that it was set in. */
export interface Condition {
  /** Of the decision: said again, it is the same condition. */
  readonly id: string;
  readonly kind: ConditionKind;
  /** What anybody may read of it. */
  readonly wording: Text;
  readonly startsOn: Day;
  /** Null for one that runs until it is lifted. */
  readonly lastDay: Day | null;
  readonly liftedAt: Date | null;
}

/** A renewal that was handed in and paid in time, until it is decided (MEM-62). */
export interface RenewalUnderWay {
  readonly applicationId: string;
  readonly from: Date;
  /** When it was decided or withdrawn; null until then. */
  readonly until: Date | null;
}

/** Which notice of its end its holder was given last. */
export interface EndNotice {
  /** The end that it was of: a later one starts the notices anew. */
  readonly end: Day;
  /** How many days before it; -1 for the word that it is over. */
  readonly days: number;
}

/** What stands on a credential beside its days. */
export interface Standing {
  readonly revokedAt: Date | null;
  readonly suspensions: readonly Suspension[];
  readonly conditions: readonly Condition[];
  readonly renewal: RenewalUnderWay | null;
  readonly notice: EndNotice | null;
}

/** Of what was just granted. */
export const undisturbed: Standing = { revokedAt: null, suspensions: [], conditions: [], renewal: null, notice: null };

/** Whether a suspension runs at a moment, both ends counted. */
export const isSuspending = ({ from, until, liftedAt }: Suspension, at: Date): boolean =>
  from <= at && (until === null || at <= until) && (liftedAt === null || at < liftedAt);

/** Whether a suspension can still count, now or later. */
export const isToCome = ({ until, liftedAt }: Suspension, now: Date): boolean =>
  liftedAt === null && (until === null || now <= until);
