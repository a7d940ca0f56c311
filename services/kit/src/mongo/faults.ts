import { mongo } from 'mongoose';

const { MongoError, MongoServerError } = mongo;

/** Whether a unique index refused a write; `field` narrows it to one index. */
export const isDuplicate = (error: unknown, field?: string): boolean =>
  error instanceof MongoServerError &&
  error.code === 11_000 &&
  (field === undefined || Object.keys((error['keyPattern'] as object | undefined) ?? {}).includes(field));

const passing = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoOperationTimeoutError',
  'MongooseServerSelectionError',
]);

/** Whether the store is away or busy for a moment: the same work may go through later. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  (passing.has(error.name) ||
    (error instanceof MongoError &&
      (error.hasErrorLabel('TransientTransactionError') ||
        error.hasErrorLabel('UnknownTransactionCommitResult') ||
        error.hasErrorLabel('RetryableWriteError'))));
