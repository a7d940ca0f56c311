/** An answer as it is kept: days as ISO 8601, choices and confirmations as their values. */
export interface Answer {
  readonly question: string;
  readonly value: string;
  /** Of a repeated part of the form: its row, from 0; absent elsewhere. */
  readonly row?: number | undefined;
}

/** The answer to a question; empty where there is none. */
export const answerTo = (answers: readonly Answer[], question: string): string =>
  answers.find((answer) => answer.question === question)?.value ?? '';
