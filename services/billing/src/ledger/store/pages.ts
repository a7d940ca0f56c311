import type { Day } from '@mumaris/kit/calendar';
import { inSnapshot, type Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Connection } from 'mongoose';
import type { Posting } from '../domain/ledger';
import { type BlockRow, ledgerModels, type PostingRow } from './ledger.model';
import { readHead } from './read-head';
import { type PageRow, sealingModels } from './sealing.model';
import { readTail } from './tail';

/** The ledger by days: what a period of one account is read from (BIL-10). */
export interface Pages {
  /** Reads one moment. */
  moment<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** The postings that are not sealed yet; the oldest 10,000, as for a balance. */
  waiting(snapshot: Snapshot): Promise<Posting[]>;
  /** The number of the last block. */
  last(snapshot: Snapshot): Promise<number>;
  /** The blocks up to `last` that move an account in a period, day by day, with all their postings. */
  of(
    account: string,
    period: { readonly from?: Day | undefined; readonly to?: Day | undefined },
    last: number,
  ): AsyncIterable<{ day: Day; block: number; postings: Posting[] }>;
}

const pagesAtOnce = 200;

export const createPages = (connection: Connection, database: Connection): Pages => {
  const { postings: ledger, blocks } = ledgerModels(database);
  const { pages } = sealingModels(connection);

  async function* of(...[account, { from = '', to = '~' }, last]: Parameters<Pages['of']>) {
    // `/` comes before each digit and `~` after: all pages of both days are within.
    const found = pages.find({ _id: { $gte: `${from}/`, $lte: `${to}/~` }, accounts: account }).sort({ _id: 1 });
    const rows = found.lean<PageRow[]>().cursor({ batchSize: pagesAtOnce }) as AsyncIterable<PageRow>;
    for await (const { _id } of rows) {
      const [day = '', number] = _id.split('/');
      const block = Number(number);
      if (block > last) continue;
      const { postings: ids = [] } = (await blocks.findById(block).lean<BlockRow | null>()) ?? {};
      yield { day, block, postings: await ledger.find({ _id: { $in: ids } }).lean<PostingRow[]>() };
    }
  }

  return {
    moment: (read) => inSnapshot(connection, read),
    waiting: async (session) => {
      const { ids } = await readTail(connection, undefined, session);
      return ledger.find({ _id: { $in: ids } }, null, { session }).lean<PostingRow[]>();
    },
    last: async (snapshot) => (await readHead(connection, snapshot)).number,
    of,
  };
};
