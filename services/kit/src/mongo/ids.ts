import type { Model } from 'mongoose';

/** Few enough that a batch is worked through long before the server forgets the cursor. */
const batchSize = 500;

/** The ids of a whole collection, in their order; those that are added or go meanwhile may be among them or not. */
export async function* allIds<R extends { _id: string }>(model: Model<R>): AsyncGenerator<string> {
  const rows = model.find({}, { _id: 1 }).sort({ _id: 1 }).lean<R[]>().cursor({ batchSize });
  for await (const row of rows) yield row._id;
}
