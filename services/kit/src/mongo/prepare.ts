import { isDeepStrictEqual } from 'node:util';
import type { Connection, mongo } from 'mongoose';

type Database = mongo.Db;

/**
 * Brings a store to what its models say: collections, validators and indexes. Safe to run at every start and by
 * several replicas at once; indexes that no model names any more are left for people to drop. What is as it should be is not
 * touched: changing a collection waits for every transaction in it, and everybody else waits behind.
 */
export const prepareStore = async (connection: Connection): Promise<void> => {
  const database = connection.db;
  if (!database) throw new Error('not connected');
  const collections = await database.listCollections<mongo.CollectionInfo>().toArray();
  const existing = new Map(collections.map(({ name, options = {} }) => [name, options]));
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      const { name } = model.collection;
      const wanted = { validator: { $jsonSchema: model.schema.toJSONSchema({ useBsonType: true }) }, ...strictly };
      const found = existing.get(name);
      if (!found) await createCollection(connection, name);
      if (!isAsWanted(found, wanted)) await change(database, name, wanted);
      await model.createIndexes();
    }),
  );
};

const strictly = { validationLevel: 'strict' };

/** As the store tells it: without what says nothing, such as an undefined bound. */
const told = (what: object): unknown => JSON.parse(JSON.stringify(what));

const isAsWanted = (found: mongo.Document = {}, wanted: typeof strictly & { validator: object }): boolean => {
  const { validator, validationLevel } = found as { validator?: unknown; validationLevel?: unknown };
  return isDeepStrictEqual(told({ validator, validationLevel }), told(wanted));
};

const lockedMs = 3_000;
const maxTries = 15;
const timedOut = 50;

/** A transaction of a process that was killed holds its collections for half a minute. */
const change = async (database: Database, name: string, wanted: object): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await database.command({ collMod: name, ...wanted, maxTimeMS: lockedMs });
      return;
    } catch (error) {
      if ((error as { code?: number }).code !== timedOut || tries === maxTries) throw error;
    }
  }
};

const namespaceExists = 48;

const createCollection = async (connection: Connection, name: string): Promise<void> => {
  try {
    await connection.createCollection(name);
  } catch (error) {
    if ((error as { code?: number }).code !== namespaceExists) throw error;
  }
};
