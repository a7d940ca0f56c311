import type { Text } from '@mumaris/schemas';

/** Who signs proofs and lists. */
export interface Issuer {
  /** The public address of this service, without a slash at its end: below it are the keys and the lists. */
  readonly id: string;
  readonly name: Text;
}
