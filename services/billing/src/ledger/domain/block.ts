import { createHash } from 'node:crypto';
import { type Posting, postingId } from './ledger';

/** Where a chain of blocks ends; number 0 and no hash before its first. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** Postings that nobody can change any more without all that follow telling it (BIL-10). */
export interface Block extends Head {
  readonly previousHash: string;
  /** The ids of its postings, in the order in which they are hashed. */
  readonly postings: readonly string[];
  readonly sealedAt: Date;
}

/** So many postings make a block at most: one transaction, and a document that is far from the store's limit. */
export const maxPostings = 500;

export const noBlock: Head = { number: 0, hash: '' };

/**
 * A posting as it is hashed. Halalas are whole and far below 2^53, so that JSON writes them with digits alone; instants
 * are UTC with three decimals. Nothing depends on a locale, on the order of fields or on how the store keeps a number.
 */
const canonical = ({ cause, at, entries }: Posting) => [
  cause.what,
  cause.id,
  at.toISOString(),
  entries.map(({ account, debit, credit }) => [account, debit, credit]),
];

/** SHA-256, in hex, over the block before it and each posting in order (BIL-10). @param after the block before it */
export const hashOfBlock = (after: Head, sealedAt: Date, postings: readonly Posting[]): string =>
  createHash('sha256')
    .update(JSON.stringify([after.number + 1, after.hash, sealedAt.toISOString(), postings.map(canonical)]))
    .digest('hex');

/** Seals postings, in the order in which they come, into the block that follows `after`. */
export const nextBlock = (after: Head, postings: readonly Posting[], sealedAt: Date): Block => ({
  number: after.number + 1,
  previousHash: after.hash,
  hash: hashOfBlock(after, sealedAt, postings),
  postings: postings.map(({ cause }) => postingId(cause)),
  sealedAt,
});
