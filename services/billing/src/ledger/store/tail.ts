import type { Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Connection } from 'mongoose';
import { sealingModels, type UnsealedRow } from './sealing.model';

/** So many of the postings that are not sealed yet are read, the oldest first. */
const most = 10_000;

/** The postings that are in no block yet, by their ids. */
export interface Tail {
  readonly ids: readonly string[];
  /** False where more of them wait than are read. */
  readonly isComplete: boolean;
}

/** Reads what is not sealed yet. @param until the instant of the last posting that counts */
export const readTail = async (connection: Connection, until: Date | undefined, session: Snapshot): Promise<Tail> => {
  const waiting = sealingModels(connection).unsealed.find(
    until ? { at: { $lte: until } } : {},
    { _id: 1 },
    { session },
  );
  const rows = await waiting
    .sort({ at: 1, _id: 1 })
    .limit(most + 1)
    .lean<UnsealedRow[]>();
  return { ids: rows.slice(0, most).map(({ _id }) => _id), isComplete: rows.length <= most };
};
