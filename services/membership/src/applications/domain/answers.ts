import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { plainly } from '@mumaris/kit/text/plain';
import type { Answer } from './answer';
import type { Question, RowsQuestion, SimpleQuestion } from './question';
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

/** What is wrong with a row of a repeated part beyond its single answers, by the id of the question that is meant. */
export type RowFaults = (
  part: RowsQuestion,
  row: Readonly<Record<string, string>>,
) => readonly (readonly [question: string, violation: RuleViolation])[];

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

/**
 * What is wrong with the rows that were written to, as they stand now: named at the answer that is meant or, where that was written
 * before, at the first that was written to its row now.
 */
const rowViolations = (
  values: ReadonlyMap<string, string>,
  written: readonly WrittenAnswer[],
  questions: readonly Question[],
  faultsOf: RowFaults,
): RuleViolation[] =>
  questions.flatMap((part) => {
    if (part.kind !== 'ROWS') return [];
    const ids = part.questions.map(({ id }) => id);
    const here = written.flatMap(({ question, row }, index) =>
      ids.includes(question) ? [{ question, row, index }] : [],
    );
    return [...new Set(here.map(({ row }) => row))].flatMap((row) => {
      const answers = Object.fromEntries(ids.map((id) => [id, values.get(keyOf(id, row)) ?? '']));
      const inRow = here.filter((one) => one.row === row);
      return faultsOf(part, answers).map(([question, { code, details }]) => {
        const meant = inRow.findLast((one) => one.question === question) ?? inRow[0];
        return new RuleViolation(code, details, ['answers', String(meant?.index), 'value']);
      });
    });
  });

const keyOf = (question: string, row: number | null | undefined) => `${question} ${row ?? ''}`;

/**
 * The answers with the new ones in place, in the order of the questions; an empty one takes its answer back, and a row
 * whose answers are all taken back is gone (MEM-04).
 * @param faultsOf what is wrong with a row as a whole
 * @throws RuleViolations one for each answer that is not one to its question, or does not go with the others of its row
 */
export const mergeAnswers = (
  kept: readonly Answer[],
  written: readonly WrittenAnswer[],
  questions: readonly Question[],
  choices: Choices,
  faultsOf: RowFaults = () => [],
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
  if (!violations.length) violations.push(...rowViolations(values, written, questions, faultsOf));
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
