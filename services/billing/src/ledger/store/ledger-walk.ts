import { batchesOf } from '@mumaris/kit/batches-of';
import { inSnapshot, type Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Connection } from 'mongoose';
import type { Block, Head } from '../domain/block';
import { ledgerModels, type BlockRow, type PostingRow } from './ledger.model';
import { readHead } from './read-head';
import { sealingModels, type UnsealedRow } from './sealing.model';
import { createSums, type KeptSums } from './sums';

/** The ledger read as a whole, a bounded number of rows at a time, beside the service. */
export interface LedgerWalk {
  /** One moment: where the chain ends by billing's own word, and the kept sums of what is sealed. */
  kept(): Promise<{ head: Head; days: KeptSums[]; months: KeptSums[] }>;
  head(): Promise<Head>;
  /** Blocks in their order, those above `after`. @param until the last one that is given */
  blocks(after: number, until?: number): AsyncIterable<Block>;
  /** Postings by their ids, in no order; those that are not there are left out. */
  postings(ids: readonly string[], snapshot?: Snapshot): Promise<PostingRow[]>;
  /** All postings, in batches. */
  allPostings(): AsyncIterable<readonly PostingRow[]>;
  /** Which of these wait to be sealed. */
  waitingAmong(ids: readonly string[]): Promise<Set<string>>;
  /** The ids of all that wait, in batches. */
  allWaiting(): AsyncIterable<readonly string[]>;
}

const atOnce = 1_000;
/** A block has up to 500 ids. */
const blocksAtOnce = 20;

const toBlock = ({ _id, ...row }: BlockRow): Block => ({ number: _id, ...row });

async function* idsIn(rows: AsyncIterable<UnsealedRow[]>): AsyncGenerator<string[]> {
  for await (const batch of rows) yield batch.map(({ _id }) => _id);
}

async function* blocksOf(rows: AsyncIterable<BlockRow>): AsyncGenerator<Block> {
  for await (const row of rows) yield toBlock(row);
}

export const createLedgerWalk = (connection: Connection, database: Connection): LedgerWalk => {
  const { postings, blocks } = ledgerModels(database);
  const { unsealed } = sealingModels(connection);
  const sums = createSums(connection);

  return {
    kept: () =>
      inSnapshot(connection, async (snapshot) => ({
        head: await readHead(connection, snapshot),
        ...(await sums.all(snapshot)),
      })),
    head: () => readHead(connection),
    blocks: (after, until = Number.MAX_SAFE_INTEGER) =>
      blocksOf(
        blocks
          .find({ _id: { $gt: after, $lte: until } })
          .sort({ _id: 1 })
          .lean<BlockRow[]>()
          .cursor({ batchSize: blocksAtOnce }) as AsyncIterable<BlockRow>,
      ),
    postings: (ids, snapshot) =>
      postings
        .find({ _id: { $in: ids } })
        .session(snapshot ?? null)
        .lean<PostingRow[]>(),
    allPostings: () =>
      batchesOf(
        postings
          .find()
          .sort({ _id: 1 })
          .lean<PostingRow[]>()
          .cursor({ batchSize: atOnce }) as AsyncIterable<PostingRow>,
        atOnce,
      ),
    waitingAmong: async (ids) => {
      const rows = await unsealed.find({ _id: { $in: ids } }, { _id: 1 }).lean<UnsealedRow[]>();
      return new Set(rows.map(({ _id }) => _id));
    },
    allWaiting: () =>
      idsIn(
        batchesOf(
          unsealed
            .find({}, { _id: 1 })
            .sort({ _id: 1 })
            .lean<UnsealedRow[]>()
            .cursor({ batchSize: atOnce }) as AsyncIterable<UnsealedRow>,
          atOnce,
        ),
      ),
  };
};
