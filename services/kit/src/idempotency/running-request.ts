import { AsyncLocalStorage } from 'node:async_hooks';
import type { Model } from 'mongoose';
import type { Transaction } from '../mongo/transaction';
import type { Changed, KeyRow } from './key-model';

/** The request with a key that this work belongs to. */
interface RunningRequest {
  readonly keys: Model<KeyRow>;
  readonly id: string;
  readonly owner: string;
}

const running = new AsyncLocalStorage<RunningRequest>();

export const runAs = <T>(request: RunningRequest, work: () => Promise<T>): Promise<T> => running.run(request, work);

/** Somebody else carries the request out by now: this work came back too late, and must change nothing. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/**
 * Writes down what the running request changes, in the transaction of the change: whoever carries the request out after
 * a crash knows by it what has been done, and one that was taken over changes nothing any more.
 * @throws TakenOver
 */
export const noteChange = async (changed: Changed, tx: Transaction): Promise<void> => {
  const request = running.getStore();
  if (!request) return;
  const { keys, id: _id, owner } = request;
  const { matchedCount } = await keys.updateOne({ _id, owner }, { $push: { changed } }, { session: tx });
  if (!matchedCount) throw new TakenOver();
};
