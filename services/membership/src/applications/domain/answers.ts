import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { plainly } from '@mumaris/kit/text/plain';
import type { Answer } from './answer';
import type { Question, SimpleQuestion } from './question';
import { type Choices, readAnswer } from './read-answer';

/** An answer as it comes in. */
export interface WrittenAnswer {
  readonly question: string;
  readonly value: string;
  readonly row?: number | null | undefined;
}

/** What is written in the rows of a repeated part, each by the ids of its questions. */
export const rowsOf = (answers: readonly Answer[], questions: readonly SimpleQuestion[]): Record<string, string>[] => {
  const ids = new Set(questions.map(({ id }) => id));
  const rows: Record<string, string>[] = [];
  for (const { question, value, row } of answers)
    if (row !== undefined && ids.has(question)) (rows[row] ??= {})[question] = value;
  return rows;
};

/** A question that nobody asked; what was written for it is shown as far as it can be one. */
export const unknownQuestion = (written: string, field: readonly string[]): RuleViolation =>
  new RuleViolation('UNKNOWN_QUESTION', { question: plainly(written.slice(0, 64)) }, field);

/** Where an answer goes. */
interface Place {
  readonly question: SimpleQuestion;
  /** How many rows its part can have; undefined outside of one. */
  readonly rows: number | undefined;
}

const placesOf = (questions: readonly Question[]): Map<string, Place> =>
  new Map(
    questions.flatMap((question): [string, Place][] =>
      question.kind === 'ROWS'
        ? question.questions.map((inner) => [inner.id, { question: inner, rows: question.max }])
        : [[question.id, { question, rows: undefined }]],
    ),
  );

/** Rows close up where one in between was emptied. */
const keptRows = (values: ReadonlyMap<string, string>, inner: readonly SimpleQuestion[], max: number): Answer[] => {
  const rows = Array.from({ length: max }, (_, row) =>
    inner.flatMap(({ id }) => {
      const value = values.get(keyOf(id, row));
      return value ? [{ question: id, value }] : [];
    }),
  ).filter((row) => row.length);
  return rows.flatMap((answers, row) => answers.map((answer) => ({ ...answer, row })));
};

const keyOf = (question: string, row: number | null | undefined) => `${question} ${row ?? ''}`;

/**
 * The answers with the new ones in place, in the order of the questions; an empty one takes its answer back, and a row
 * whose answers are all taken back is gone (MEM-04).
 * @throws RuleViolations one for each answer that is not one to its question
 */
export const mergeAnswers = (
  kept: readonly Answer[],
  written: readonly WrittenAnswer[],
  questions: readonly Question[],
  choices: Choices,
): Answer[] => {
  const places = placesOf(questions);
  const values = new Map(kept.map(({ question, row, value }) => [keyOf(question, row), value]));
  const violations: RuleViolation[] = [];
  for (const [index, { question: id, row, value }] of written.entries()) {
    const field = ['answers', String(index)];
    const place = places.get(id);
    const read = place
      ? (rowProblem(place, row, field) ?? readAnswer(place.question, value, choices, [...field, 'value']))
      : unknownQuestion(id, [...field, 'question']);
    if (read instanceof RuleViolation) violations.push(read);
    else values.set(keyOf(id, row), read);
  }
  if (violations.length) throw new RuleViolations(violations);
  return questions.flatMap((question): Answer[] => {
    if (question.kind === 'ROWS') return keptRows(values, question.questions, question.max);
    const value = values.get(keyOf(question.id, undefined));
    return value ? [{ question: question.id, value }] : [];
  });
};

const rowProblem = ({ rows }: Place, row: number | null | undefined, field: readonly string[]) => {
  if (rows === undefined)
    return row === undefined || row === null ? undefined : new RuleViolation('NO_ROWS_HERE', {}, [...field, 'row']);
  const isOne = typeof row === 'number' && Number.isInteger(row) && row >= 0 && row < rows;
  return isOne ? undefined : new RuleViolation('ROW_OUT_OF_RANGE', { max: rows }, [...field, 'row']);
};
