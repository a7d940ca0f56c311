import type { Text } from '@mumaris/schemas';

interface Choice {
  readonly value: string;
  readonly label: Text;
}

/** What each kind of question says of its answers. */
interface Questions {
  readonly TEXT: { readonly minLength: number; readonly maxLength: number };
  readonly DATE: object;
  readonly CHOICE: { readonly choices: readonly Choice[] };
  readonly CONFIRMATION: object;
}
export type QuestionKind = keyof Questions;

/** A question of a service, and what an answer to it looks like. */
export type Question<K extends QuestionKind = QuestionKind> = {
  [P in K]: { readonly id: string; readonly label: Text; readonly kind: P } & Questions[P];
}[K];
