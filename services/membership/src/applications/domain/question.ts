import type { ReferenceKind, Text } from '@mumaris/schemas';
import type { Check } from './checks';

interface Choice {
  readonly value: string;
  readonly label: Text;
}

/** What each kind of question that has one answer says of it. */
interface SimpleQuestions {
  /** `linkless` where it goes into letters to others: then it holds no link. */
  readonly TEXT: { readonly minLength: number; readonly maxLength: number; readonly linkless?: boolean | undefined };
  readonly EMAIL: object;
  readonly DATE: object;
  readonly CHOICE: { readonly choices: readonly Choice[] };
  readonly CONFIRMATION: object;
  readonly ENTRY: { readonly list: ReferenceKind };
}
export type SimpleKind = keyof SimpleQuestions;

interface Asked {
  readonly id: string;
  readonly label: Text;
  /** Whether it can be left open. */
  readonly optional: boolean;
  /** It is asked only where this holds: a question that follows from another's answer. */
  readonly when?: Check | undefined;
}

/** A question with one answer, and what an answer to it looks like. */
export type SimpleQuestion<K extends SimpleKind = SimpleKind> = {
  [P in K]: Asked & { readonly kind: P } & SimpleQuestions[P];
}[K];

/** A part of the form that is filled in several times, such as one row for each experience. */
export interface RowsQuestion extends Asked {
  readonly kind: 'ROWS';
  readonly min: number;
  readonly max: number;
  readonly questions: readonly SimpleQuestion[];
  /** What has to hold in each row, as far as it is answered. */
  readonly each?: readonly Check[] | undefined;
}

/** A question of a service. */
export type Question = SimpleQuestion | RowsQuestion;
