import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import type { Answer } from './answers';
import { type Check, holds, meantBy } from './checks';

/** A rule of a service. */
export interface RequirementRule {
  readonly id: string;
  /** The id of the rule in the rule book. */
  readonly rule: string;
  readonly label: Text;
  /** Why it is not met and what to do. */
  readonly advice: Text;
  readonly check: Check;
}

/** One rule of a service as it stands for one application (MEM-04). */
export interface Requirement {
  readonly id: string;
  readonly label: Text;
  readonly met: boolean;
  /** Why it is not met and what to do; null when met. */
  readonly advice: Text | null;
  /** The question that is meant. */
  readonly question: string;
  readonly rule: string;
}

/** Each rule of a service, met or not on a day, from the same data that submission enforces (MEM-04). */
export const judge = (rules: readonly RequirementRule[], answers: readonly Answer[], today: Day): Requirement[] =>
  rules.map(({ id, label, advice, rule, check }) => {
    const met = holds(check, answers, today);
    return { id, label, met, advice: met ? null : advice, question: meantBy(check), rule };
  });
