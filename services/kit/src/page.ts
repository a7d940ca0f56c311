import mongoose, { type Model } from 'mongoose';
import { RuleViolation } from './errors';

export const maxPage = 100;

/** What a list field is asked with. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Order<D> {
  /** An indexed field that every document has and that never changes once written; ties fall to `_id`. */
  by?: keyof D & string;
  direction: 'newest' | 'oldest';
}

const encodeCursor = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

const badPage = (field: string) => new RuleViolation('BAD_PAGE', { max: maxPage }, field);

const decodeCursor = (cursor: string): [unknown, string] => {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    const plain = value === null || typeof value === 'string' || typeof value === 'number';
    if (plain && typeof id === 'string') return [value, id];
  } catch {
    // falls through: whatever it was, it is not one of our cursors
  }
  throw badPage('after');
};

const afterFilter = (cursor: string, by: string | undefined, operator: '$lt' | '$gt') => {
  const [value, id] = decodeCursor(cursor);
  if (!by) return { _id: { [operator]: id } };
  const key = typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value;
  return { $or: [{ [by]: { [operator]: key } }, { [by]: key, _id: { [operator]: id } }] };
};

/**
 * One page of a collection by keyset, so that a page costs the same wherever it lies.
 * @param toNode turns a stored document into what the resolvers take
 * @throws RuleViolation BAD_PAGE
 */
export const findPage = async <D extends { _id: string }, T>(
  model: Model<D>,
  filter: object,
  { first, after }: PageArguments,
  { by, direction }: Order<D>,
  toNode: (document: D) => T,
): Promise<Page<T>> => {
  const size = first ?? 20;
  if (size < 1 || size > maxPage) throw badPage('first');
  const sign = direction === 'newest' ? -1 : 1;
  const beyond = after ? afterFilter(after, by, sign === 1 ? '$gt' : '$lt') : {};
  const query = model
    .find({ $and: [filter, beyond] })
    .sort(by ? { [by]: sign, _id: sign } : { _id: sign })
    .limit(size + 1)
    .lean();
  const documents = (await query.exec().catch((error: unknown) => {
    // A cursor of another list: its value is not one of this field's.
    throw after && error instanceof mongoose.Error.CastError ? badPage('after') : error;
  })) as D[];
  const edges = documents
    .slice(0, size)
    .map((document) => ({ cursor: encodeCursor([by ? document[by] : null, document._id]), node: toNode(document) }));
  return { edges, pageInfo: { hasNextPage: documents.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
};
