/** What an answer can have other than the truth. */
export type Kind =
  | 'threw'
  | 'misplanned'
  | 'value'
  | 'missing key'
  | 'key too many'
  | 'order of keys'
  | 'null without an error'
  | 'error elsewhere'
  | 'error of another code'
  | 'error without a cause'
  | 'mutations';

export interface Difference {
  readonly kind: Kind;
  readonly path: readonly (string | number)[];
  readonly detail: string;
}
