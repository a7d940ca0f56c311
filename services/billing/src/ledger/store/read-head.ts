import type { Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Connection } from 'mongoose';
import { type Head, noBlock } from '../domain/block';
import { type HeadRow, sealingModels } from './sealing.model';

/** Where the chain of blocks ends. */
export const readHead = async (connection: Connection, session?: Snapshot): Promise<Head> => {
  const row = await sealingModels(connection)
    .head.findById('head')
    .session(session ?? null)
    .lean<HeadRow | null>();
  return row ? { number: row.number, hash: row.hash } : noBlock;
};
