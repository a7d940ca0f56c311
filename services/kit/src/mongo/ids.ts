import type { Model } from 'mongoose';

/** Few enough that a batch is worked through long before the server forgets the cursor. */
const batchSize = 500;

/** The ids of a whole collection, in their order; those that are added or go meanwhile may be among them or not. */
export async function* allIds<R extends { _id: string }>(model: Model<R>): AsyncGenerator<string> {
  const rows = model.find({}, { _id: 1 }).sort({ _id: 1 }).lean<R[]>().cursor({ batchSize });
  for await (const row of rows) yield row._id;
}

/** The ids of what matches, the earliest first by a date. */
export const earliestIds = async <R extends { _id: string }>(
  model: Model<R>,
  filter: object,
  by: string,
  limit: number,
): Promise<string[]> => {
  const rows = await model
    .find(filter, { _id: 1 })
    .sort({ [by]: 1 })
    .limit(limit)
    .lean<R[]>();
  return rows.map(({ _id }) => _id);
};
