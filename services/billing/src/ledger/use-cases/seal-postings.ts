import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { maxPostings, nextBlock } from '../domain/block';
import { sumsByDay } from '../domain/sums-by-day';
import { idsOf } from '../store/chain';
import type { Deps } from './deps';

/**
 * Seals the oldest postings that are in no block into the next one, and adds its sums to the kept ones: in one
 * transaction, so that each posting is sealed and counted once whenever a sealer ends, and whoever else seals (BIL-10).
 * @returns how many it sealed; 0 where none waited
 */
export const sealPostings =
  ({ connection, chain, sums, clock }: Pick<Deps, 'connection' | 'chain' | 'sums' | 'clock'>) =>
  (): Promise<number> =>
    inTransaction(connection, async (tx) => {
      const postings = await chain.unsealed(maxPostings, tx);
      if (!postings.length) return 0;
      const block = nextBlock(await chain.head(tx), postings, clock.now());
      await chain.append(block, postings, tx);
      await sums.add(sumsByDay(postings), tx);
      await chain.settle(idsOf(postings), tx);
      return postings.length;
    });
