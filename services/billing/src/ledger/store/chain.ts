import { dayOf } from '@mumaris/kit/calendar';
import { runAgain, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { Connection } from 'mongoose';
import type { Block, Head } from '../domain/block';
import { type Posting, postingId } from '../domain/ledger';
import { ledgerModels, type PostingRow } from './ledger.model';
import { readHead } from './read-head';
import { pageId, sealingModels, type UnsealedRow } from './sealing.model';

/** What a sealer writes to, step by step within one transaction (BIL-10). */
export interface Chain {
  /** The oldest postings that are in no block. */
  unsealed(limit: number, tx: Transaction): Promise<Posting[]>;
  head(tx: Transaction): Promise<Head>;
  /** Appends a block and moves the head on; a transaction that another sealer was faster than begins anew. */
  append(block: Block, postings: readonly Posting[], tx: Transaction): Promise<void>;
  /** Takes away that postings are not sealed. */
  settle(ids: readonly string[], tx: Transaction): Promise<void>;
  /** Whether anything waits. */
  isWaiting(): Promise<boolean>;
}

/** The days of a block's postings, each with the accounts that they move. */
const pagesOf = ({ number }: Block, postings: readonly Posting[]) => {
  const accounts = new Map<string, Set<string>>();
  for (const { at, entries } of postings) {
    const id = pageId(dayOf(at), number);
    accounts.set(id, new Set([...(accounts.get(id) ?? []), ...entries.map(({ account }) => account)]));
  }
  return [...accounts].map(([_id, used]) => ({ _id, accounts: [...used] }));
};

export const createChain = (connection: Connection, database: Connection): Chain => {
  const { postings: ledger, blocks } = ledgerModels(database);
  const { unsealed, head, pages } = sealingModels(connection);

  return {
    unsealed: async (limit, session) => {
      const waiting = unsealed.find({}, { _id: 1 }, { session }).sort({ at: 1, _id: 1 }).limit(limit);
      const ids = (await waiting.lean<UnsealedRow[]>()).map(({ _id }) => _id);
      const rows = await ledger.find({ _id: { $in: ids } }, null, { session }).lean<PostingRow[]>();
      const found = new Map(rows.map((row) => [row._id, row]));
      const missing = ids.find((id) => !found.has(id));
      if (missing) throw new Error(`${missing} waits to be sealed and is not in the ledger: npm run ledger -- verify`);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    head: (tx) => readHead(connection, tx),
    append: async (block, postings, session) => {
      const { number, hash } = block;
      const before = { _id: 'head', number: number - 1 } as const;
      if (number === 1) await head.create([{ _id: 'head', number, hash }], { session });
      else {
        const { matchedCount } = await head.updateOne(before, { $set: { number, hash } }, { session });
        if (!matchedCount) throw runAgain(new Error(`block ${number} is there already`));
      }
      const { previousHash, postings: ids, sealedAt } = block;
      await blocks.create([{ _id: number, previousHash, hash, postings: ids, sealedAt }], { session });
      await pages.create(pagesOf(block, postings), { session, ordered: true });
    },
    settle: async (ids, session) => {
      const { deletedCount } = await unsealed.deleteMany({ _id: { $in: ids } }, { session });
      if (deletedCount !== ids.length) throw runAgain(new Error('some were sealed meanwhile'));
    },
    isWaiting: async () => (await unsealed.exists({})) !== null,
  };
};

/** The ids of postings. */
export const idsOf = (postings: readonly Posting[]): string[] => postings.map(({ cause }) => postingId(cause));
