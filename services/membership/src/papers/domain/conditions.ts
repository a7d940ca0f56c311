import { say } from '@mumaris/kit/words/say';
import { labelOf, type Text } from '@mumaris/schemas';
import type { Condition } from '../../credentials';
import type { PaperRules } from './paper-rules';

type Told = Pick<Condition, 'kind' | 'wording' | 'startsOn' | 'lastDay'>;

/** A condition on practice as it is printed, in its public wording (MEM-65). */
interface PrintedCondition {
  readonly kind: Text;
  readonly wording: Text;
  readonly period: Text;
}

/** Conditions as they are printed. */
export interface PrintedConditions {
  readonly heading: Text;
  readonly list: readonly PrintedCondition[];
}

const periodOf = ({ startsOn, lastDay }: Told, { conditions }: PaperRules): Text => {
  const from = { day: startsOn };
  return lastDay === null
    ? say(conditions.from, { from })
    : say(conditions.fromUntil, { from, until: { day: lastDay } });
};

/** Conditions as they are printed; null where there is none. */
export const printedConditions = (conditions: readonly Told[], rules: PaperRules): PrintedConditions | null =>
  conditions.length
    ? {
        heading: rules.conditions.heading,
        list: conditions.map((one) => ({
          kind: labelOf('ConditionKind', one.kind),
          wording: one.wording,
          period: periodOf(one, rules),
        })),
      }
    : null;
