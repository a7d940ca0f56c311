import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank, plainly } from '@mumaris/kit/text/plain';
import { holdsLink } from '@mumaris/kit/text/links';
import { readDay } from '@mumaris/kit/text/read-day';
import { readEmail } from '@mumaris/kit/text/read-email';
import { readLine } from '@mumaris/kit/text/read-text';
import type { Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import { isOffered, type Reference } from '../../reference';
import type { SimpleKind, SimpleQuestion } from './question';

/** What answers can be chosen from on a day. */
export interface Choices {
  readonly reference: Pick<Reference, 'find'>;
  readonly today: Day;
}

type Read<K extends SimpleKind> = (
  question: SimpleQuestion<K>,
  written: string,
  field: readonly string[],
  choices: Choices,
) => Reading<string>;

/** How the answer to each kind of question is read; what is blank does not come here. */
const readers: { readonly [K in SimpleKind]: Read<K> } = {
  TEXT: ({ minLength: min, maxLength, linkless }, written, field) => {
    const text = readLine(written, maxLength, field);
    if (text instanceof RuleViolation) return text;
    if (linkless && holdsLink(text)) return new RuleViolation('ANSWER_WITH_LINK', {}, field);
    return lengthOf(text) >= min ? text : new RuleViolation('ANSWER_TOO_SHORT', { min }, field);
  },
  EMAIL: (_, written, field) => readEmail(written) ?? new RuleViolation('EMAIL_INVALID', {}, field),
  DATE: (_, written, field) => readDay(written, field),
  CHOICE: ({ choices }, written, field) => {
    const value = plainly(written);
    return choices.some((choice) => choice.value === value)
      ? value
      : new RuleViolation('NOT_A_CHOICE', { choices: { any: choices.map(({ label }) => label) } }, field);
  },
  CONFIRMATION: (_, written, field) => {
    const value = plainly(written);
    return value === 'true' || value === 'false' ? value : new RuleViolation('NOT_A_CONFIRMATION', {}, field);
  },
  ENTRY: ({ list }, written, field, { reference, today }) => {
    const entry = reference.find(list, plainly(written));
    return entry && isOffered(entry, today) ? entry.code : new RuleViolation('NOT_IN_LIST', {}, field);
  },
};

/** The answer as it is kept, empty where it is taken back, or what is wrong with it. */
export const readAnswer = <K extends SimpleKind>(
  question: SimpleQuestion<K>,
  written: string,
  choices: Choices,
  field: readonly string[],
): Reading<string> => (isBlank(written) ? '' : readers[question.kind](question, written, field, choices));
