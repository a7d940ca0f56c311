import type { ApplicationStatus, Text } from '@mumaris/schemas';
import type { Question } from './question';
import type { RequirementRule } from './requirements';

/** A service's code: data of the rules, so that a new service needs no line of code (MEM-19). */
export type ServiceCode = string;

/** What a completed application is granted. */
interface Granting {
  readonly kind: 'TRAINING_LETTER';
  readonly numberPrefix: string;
}

/** A service of the catalogue. */
export interface Service {
  readonly code: ServiceCode;
  /** The id of its rule in the rule book. */
  readonly rule: string;
  readonly name: Text;
  readonly description: Text;
  /** Its statuses from draft to outcome, in order; a return, a rejection and a cancellation are always possible. */
  readonly steps: readonly ApplicationStatus[];
  readonly usualWorkingDays: number;
  readonly credential: Granting;
  readonly questions: readonly Question[];
  readonly requirements: readonly RequirementRule[];
}
