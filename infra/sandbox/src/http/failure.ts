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
  ) {
    const [status, ar, en] = FAILURES[code];
    super(en);
    this.status = status;
    this.text = { ar, en };
  }

  /** The JSON answer: `{ code, message: { ar, en }, fields? }`. */
  toJSON(): { code: string; message: Text; fields?: FieldProblem[] } {
    return { code: this.code, message: this.text, ...(this.fields.length > 0 && { fields: this.fields }) };
  }
}
