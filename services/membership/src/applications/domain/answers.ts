import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { isBlank, plainly } from '@mumaris/kit/text/plain';
import { readDay } from '@mumaris/kit/text/read-day';
import { readLine } from '@mumaris/kit/text/read-text';
import type { Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { Question, QuestionKind } from './question';

/** An answer as it is kept: days as ISO 8601, choices and confirmations as their values. */
export interface Answer {
  readonly question: string;
  readonly value: string;
}

/** The answer to a question; empty where there is none. */
export const answerTo = (answers: readonly Answer[], question: string): string =>
  answers.find((answer) => answer.question === question)?.value ?? '';

/** A question that nobody asked; what was written for it is shown as far as it can be one. */
export const unknownQuestion = (written: string, field: readonly string[]): RuleViolation =>
  new RuleViolation('UNKNOWN_QUESTION', { question: plainly(written.slice(0, 64)) }, field);

type Read<K extends QuestionKind> = (
  question: Question<K>,
  written: string,
  field: readonly string[],
) => Reading<string>;

/** How the answer to each kind of question is read; what is blank does not come here. */
const readers: { readonly [K in QuestionKind]: Read<K> } = {
  TEXT: ({ minLength: min, maxLength }, written, field) => {
    const text = readLine(written, maxLength, field);
    if (text instanceof RuleViolation || lengthOf(text) >= min) return text;
    return new RuleViolation('ANSWER_TOO_SHORT', { min }, field);
  },
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
};

/** The answer as it is kept, empty where it is taken back, or what is wrong with it. */
const readAnswer = <K extends QuestionKind>(question: Question<K>, written: string, field: readonly string[]) =>
  isBlank(written) ? '' : readers[question.kind](question, written, field);

/**
 * The answers with the new ones in place, in the order of the questions; an empty one takes its answer back (MEM-04).
 * @throws RuleViolations one for each answer that is not one to its question
 */
export const mergeAnswers = (
  kept: readonly Answer[],
  written: readonly Answer[],
  questions: readonly Question[],
): Answer[] => {
  const values = new Map(kept.map(({ question, value }) => [question, value]));
  const violations: RuleViolation[] = [];
  for (const [index, { question: id, value }] of written.entries()) {
    const question = questions.find((one) => one.id === id);
    const place = ['answers', String(index)];
    const read = !question
      ? unknownQuestion(id, [...place, 'question'])
      : readAnswer(question, value, [...place, 'value']);
    if (read instanceof RuleViolation) violations.push(read);
    else values.set(id, read);
  }
  if (violations.length) throw new RuleViolations(violations);
  return questions.map(({ id }) => ({ question: id, value: values.get(id) ?? '' })).filter(({ value }) => value);
};
