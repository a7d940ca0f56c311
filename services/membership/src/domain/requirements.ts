import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Bound, Check, RequirementRule } from '../rules/requirement-rules';
import { type Answer, answerTo } from './answers';

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

/** The day that a bound means; undefined while the question it counts from is open. */
const dayOfBound = ({ from, days = 0, months = 0 }: Bound, answers: readonly Answer[], today: Day) => {
  const start = from === 'today' ? today : answerTo(answers, from);
  return start ? addDays(addMonths(start, months), days) : undefined;
};

/** Whether a check holds for the answers on a day. */
export const holds = (check: Check, answers: readonly Answer[], today: Day): boolean => {
  switch (check.kind) {
    case 'answered':
      return answerTo(answers, check.question) !== '';
    case 'confirmed':
      return answerTo(answers, check.question) === 'true';
    case 'requiredWhen':
      return answerTo(answers, check.when.question) !== check.when.is || holds(check.then, answers, today);
    case 'dateRange': {
      const day = answerTo(answers, check.question);
      const earliest = check.earliest && dayOfBound(check.earliest, answers, today);
      const latest = check.latest && dayOfBound(check.latest, answers, today);
      return (
        day !== '' &&
        (!check.earliest || (earliest !== undefined && day >= earliest)) &&
        (!check.latest || (latest !== undefined && day <= latest))
      );
    }
  }
};

const questionOf = (check: Check): string => (check.kind === 'requiredWhen' ? check.then.question : check.question);

/** Each rule of a service, met or not on a day, from the same data that submission enforces (MEM-04). */
export const judge = (rules: readonly RequirementRule[], answers: readonly Answer[], today: Day): Requirement[] =>
  rules.map(({ id, label, advice, rule, check }) => {
    const met = holds(check, answers, today);
    return { id, label, met, advice: met ? null : advice, question: questionOf(check), rule };
  });
