import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import type { QuestionRule } from '../rules/question-rules';
import { readDay } from './read-day';
import { tidy } from './text-checks';

/** An answer as it is kept: days as ISO 8601, choices and confirmations as their values. */
export interface Answer {
  readonly question: string;
  readonly value: string;
}

/** The answer to a question; empty where there is none. */
export const answerTo = (answers: readonly Answer[], question: string): string =>
  answers.find((answer) => answer.question === question)?.value ?? '';

const readText = (written: string, minLength: number, maxLength: number, field: readonly string[]) => {
  const value = tidy(written);
  if (value.length < minLength) return new RuleViolation('ANSWER_TOO_SHORT', { min: minLength }, field);
  return value.length > maxLength ? new RuleViolation('TOO_LONG', { max: maxLength }, field) : value;
};

const readAnswer = (question: QuestionRule, written: string, field: readonly string[]): string | RuleViolation => {
  const value = written.trim();
  switch (question.kind) {
    case 'TEXT':
      return readText(written, question.minLength, question.maxLength, field);
    case 'DATE':
      return readDay(written, field);
    case 'CHOICE': {
      const choices = question.choices.map((choice) => choice.value);
      return choices.includes(value)
        ? value
        : new RuleViolation('NOT_A_CHOICE', { choices: choices.join(', ') }, field);
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
      ? new RuleViolation('UNKNOWN_QUESTION', { question: id.slice(0, 64) }, [...place, 'question'])
      : value.trim() && readAnswer(question, value, [...place, 'value']);
    if (read instanceof RuleViolation) violations.push(read);
    else values.set(id, read);
  }
  if (violations.length) throw new RuleViolations(violations);
  return questions.map(({ id }) => ({ question: id, value: values.get(id) ?? '' })).filter(({ value }) => value);
};
