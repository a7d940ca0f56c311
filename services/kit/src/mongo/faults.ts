import { mongo } from 'mongoose';

const { MongoError, MongoServerError } = mongo;

/** Whether a unique index refused a write; `field` narrows it to one index. */
export const isDuplicate = (error: unknown, field?: string): boolean =>
  error instanceof MongoServerError &&
  error.code === 11_000 &&
  (field === undefined || Object.keys((error['keyPattern'] as object | undefined) ?? {}).includes(field));

/** Does what draws a number at random, until it is one that nobody has. @throws every other error */
export const untilNumberIsFree = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!isDuplicate(error, 'number')) throw error;
    }
};

/** A transaction that found no quiet moment within its time: others wrote the same all the while. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** The store did not answer, by the names of the driver and of mongoose. */
const away = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoOperationTimeoutError',
  'MongooseServerSelectionError',
]);

/** A server that starts, stops, steps down or cannot reach its majority, by its codes: a read's error has no label. */
const awayCodes = new Set<unknown>([6, 7, 64, 89, 91, 134, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436]);

const labels = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];

/** The error and what caused it, outermost first; handlers may wrap what the driver threw. */
const chainOf = (error: unknown): Error[] => {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
};

/** Whether the store is away: the same work goes through once it is back. */
const isAway = (error: unknown): boolean =>
  chainOf(error).some((link) => away.has(link.name) || (link instanceof MongoServerError && awayCodes.has(link.code)));

/**
 * Whether the store is away or busy for a moment: the same work may go through later. Not so a transaction that was
 * busy for all of its time: that may be the fault of the work, and is tried a bounded number of times.
 */
export const isTransient = (error: unknown): boolean =>
  isAway(error) ||
  (!(error instanceof StoreBusy) &&
    chainOf(error).some((link) => link instanceof MongoError && labels.some((label) => link.hasErrorLabel(label))));

/** Whether a person can only be told to try again: the store is away, or was too busy. */
export const isStoreFault = (error: unknown): boolean => isTransient(error) || error instanceof StoreBusy;
