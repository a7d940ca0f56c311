import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { isBlank, plainly } from '@mumaris/kit/text/plain';
import { readDay } from '@mumaris/kit/text/read-day';
import { readLine } from '@mumaris/kit/text/read-text';
import type { Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { QuestionRule } from '../rules/question-rules';

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

const readText = (written: string, min: number, max: number, field: readonly string[]): Reading<string> => {
  const text = readLine(written, max, field);
  if (text instanceof RuleViolation || text === '' || lengthOf(text) >= min) return text;
  return new RuleViolation('ANSWER_TOO_SHORT', { min }, field);
};

/** The answer as it is kept, empty where it is taken back, or what is wrong with it. */
const readAnswer = (question: QuestionRule, written: string, field: readonly string[]): Reading<string> => {
  if (question.kind === 'TEXT') return readText(written, question.minLength, question.maxLength, field);
  if (isBlank(written)) return '';
  const value = plainly(written);
  switch (question.kind) {
    case 'DATE':
      return readDay(written, field);
    case 'CHOICE': {
      const { choices } = question;
      return choices.some((choice) => choice.value === value)
        ? value
        : new RuleViolation('NOT_A_CHOICE', { choices: { any: choices.map(({ label }) => label) } }, field);
    }
    case 'CONFIRMATION':
      return value === 'true' || value === 'false' ? value : new RuleViolation('NOT_A_CONFIRMATION', {}, field);
  }
};

/**
 * The answers with the new ones in place, in the order of the questions; an empty one takes its answer back (MEM-04).
 * @throws RuleViolations one for each answer that is not one to its question
 */
export const mergeAnswers = (
  kept: readonly Answer[],
  written: readonly Answer[],
  questions: readonly QuestionRule[],
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
