import type { Connection } from 'mongoose';
import type { Logger } from '../log';
import { type AppendOnly, assertAppendOnly } from './assert-append-only';

/**
 * Makes sure that the collections are there, and that their user can only add to them. The kit's preparation is for
 * collections that their service may change.
 * @throws in production where the user could do more than append, and anywhere where it may not append
 */
export const prepareAppendOnly = async (kept: AppendOnly, isProduction: boolean, log: Logger): Promise<void> => {
  const { database, what, collections } = kept;
  await assertAppendOnly(kept, isProduction, log);
  try {
    const known = await database.db?.listCollections({}, { nameOnly: true }).toArray();
    const missing = collections.filter((name) => !known?.some((one) => one.name === name));
    for (const name of missing) await create(database, name);
  } catch (error) {
    if ((error as { code?: number }).code !== unauthorized) throw error;
    throw new Error(`the database's user may not add to ${what} ${database.name}: see README.md`, { cause: error });
  }
};

const unauthorized = 13;
const namespaceExists = 48;

const create = (database: Connection, name: string) =>
  database.createCollection(name).catch((error: unknown) => {
    // Another replica was faster.
    if ((error as { code?: number }).code !== namespaceExists) throw error;
  });
