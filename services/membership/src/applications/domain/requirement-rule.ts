import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import type { Check } from './checks';
import type { Advice, Reason } from './reasons';

/** What one reason is told in: why it is not met, and what to do where that is another thing than usual. */
interface OwnWords {
  readonly why: Text;
  readonly advice?: Text | undefined;
}

/** A rule of a service, beside what follows from its questions and documents. */
export interface RequirementRule {
  readonly id: string;
  /** The id of the rule in the rule book. */
  readonly rule: string;
  readonly label: Text;
  /** What to do where it is not met. */
  readonly advice: Text;
  /** Whether it says who may ask: it decides whether the service is open to somebody (MEM-35). */
  readonly eligibility: boolean;
  /** It concerns only those for whom this holds. */
  readonly when?: Check | undefined;
  /** Why it does not concern the others. */
  readonly unless?: Text | undefined;
  /** The first day on which it counts; from the beginning when absent. */
  readonly inForceFrom?: Day | undefined;
  readonly check: Check;
  /** Its own words, by reason, where the general ones do not say why. */
  readonly words?: Readonly<Partial<Record<Reason, OwnWords>>> | undefined;
}

/** The words that requirements are told in. */
export interface RequirementWords {
  readonly reasons: Readonly<Record<Reason, Text>>;
  readonly advices: Readonly<Record<Advice, Text>>;
  /** What somebody without a profile is told who has not stated what a rule looks at (MEM-35); not in decisions from before. */
  readonly notStated?: OwnWords | undefined;
}
