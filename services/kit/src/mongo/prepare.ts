import type { Connection } from 'mongoose';

/**
 * Brings a store to what its models say: collections, validators and indexes. Safe to run at every start and by
 * several replicas at once; indexes that no model names any more are left for people to drop.
 */
export const prepareStore = async (connection: Connection): Promise<void> => {
  const database = connection.db;
  if (!database) throw new Error('not connected');
  const existing = new Set((await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      const { name } = model.collection;
      const validator = { $jsonSchema: model.schema.toJSONSchema({ useBsonType: true }) };
      if (!existing.has(name)) await createCollection(connection, name);
      await database.command({ collMod: name, validator, validationLevel: 'strict' });
      await model.createIndexes();
    }),
  );
};

const namespaceExists = 48;

const createCollection = async (connection: Connection, name: string): Promise<void> => {
  try {
    await connection.createCollection(name);
  } catch (error) {
    if ((error as { code?: number }).code !== namespaceExists) throw error;
  }
};
