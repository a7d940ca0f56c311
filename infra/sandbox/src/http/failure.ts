import type { Text } from '../state/text';
import { FAILURES, type FailureCode } from './failure-texts';

/** Which part of the input was wrong, and how; English, for the programmer. */
export interface FieldProblem {
  field: string;
  problem: string;
}

/** A refusal with a code, words in both languages and an HTTP status. Thrown anywhere, answered in one place. */
export class Failure extends Error {
  readonly status: number;
  readonly text: Text;

  constructor(
    readonly code: FailureCode,
    readonly fields: FieldProblem[] = [],
    /** In how many seconds it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    const [status, ar, en] = FAILURES[code];
    const inSeconds = (words: string): string => words.replace('{seconds}', String(retryAfter));
    super(inSeconds(en));
    this.status = status;
    this.text = { ar: inSeconds(ar), en: inSeconds(en) };
  }

  /** The JSON answer: `{ code, message: { ar, en }, fields?, retryAfter? }`. */
  toJSON(): { code: string; message: Text; fields?: FieldProblem[]; retryAfter?: number } {
    return {
      code: this.code,
      message: this.text,
      ...(this.fields.length > 0 && { fields: this.fields }),
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
    };
  }
}
