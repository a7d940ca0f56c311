import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import { createLease } from '@mumaris/kit/mongo/lease';
import { createSweep } from '@mumaris/kit/sweep';
import type { Worker } from '@mumaris/kit/tasks';
import type { Connection } from 'mongoose';
import { maxPostings } from './domain/block';

interface Options {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Logger;
  readonly isWaiting: () => Promise<boolean>;
  /** Seals one block; how many postings it took. */
  readonly seal: () => Promise<number>;
}

const leaseMs = 10_000;
/** After so many full blocks the sweep looks again whether it is to stop. */
const blocksAtOnce = 20;

/**
 * Seals what is booked (BIL-10), of several replicas one at a time. Once a second and not at each posting: a block of
 * what came meanwhile instead of one for each payment. The lease spares work; what keeps two from sealing one posting
 * is the transaction.
 */
export const createSealer = ({ connection, clock, log, isWaiting, seal }: Options): Worker => {
  const lease = createLease(connection, 'seal-ledger', leaseMs);
  const sealFullBlocks = async () => {
    for (let blocks = 0; blocks < blocksAtOnce; blocks++)
      if (!(await lease.hold()) || (await seal()) < maxPostings) return;
  };
  const { start, stop } = createSweep({
    name: 'seal-ledger',
    clock,
    log,
    findDue: async () => ((await lease.hold()) && (await isWaiting()) ? ['ledger'] : []),
    apply: sealFullBlocks,
  });
  return {
    start,
    stop: async () => {
      await stop();
      await lease.release().catch(() => undefined); // it also runs out by itself
    },
  };
};
