import mongoose, { type Model } from 'mongoose';
import { RuleViolation } from './errors';

export const maxPage = 100;
const usualPage = 20;

/** What a list field is asked with: a page from the start of the list, or one from its end. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

interface Order<D> {
  /** An indexed field that every document has and that never changes once written; ties fall to `_id`. */
  by?: keyof D & string;
  direction: 'newest' | 'oldest';
}

const encodeCursor = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

const badPage = (field: string) => new RuleViolation('BAD_PAGE', { max: maxPage }, field);

const decodeCursor = (cursor: string, field: string): [unknown, string] => {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    const plain = value === null || typeof value === 'string' || typeof value === 'number';
    if (plain && typeof id === 'string') return [value, id];
  } catch {
    // falls through: whatever it was, it is not one of our cursors
  }
  throw badPage(field);
};

/** What lies beyond a cursor, in one direction of the list. */
const beyond = (cursor: string, field: string, by: string | undefined, operator: '$lt' | '$gt') => {
  const [value, id] = decodeCursor(cursor, field);
  if (!by) return { _id: { [operator]: id } };
  const key = typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value;
  return { $or: [{ [by]: { [operator]: key } }, { [by]: key, _id: { [operator]: id } }] };
};

/** Where a page stands, by its edges and whether there are more on the side that it goes to. */
const infoOf = (edges: Page<unknown>['edges'], more: boolean, { after, last, before }: PageArguments) => {
  const fromEnd = typeof last === 'number';
  return {
    // Beyond a cursor lies at least the item that it is of.
    hasNextPage: fromEnd ? Boolean(before) : more,
    hasPreviousPage: fromEnd ? more : Boolean(after),
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
};

/** How many are asked for, from which end. @throws RuleViolation BAD_PAGE */
const sizeOf = ({ first, last }: PageArguments): { size: number; fromEnd: boolean } => {
  const fromEnd = typeof last === 'number';
  const both = fromEnd && typeof first === 'number';
  const size = last ?? first ?? usualPage;
  if (both || size < 1 || size > maxPage) throw badPage(fromEnd ? 'last' : 'first');
  return { size, fromEnd };
};

/**
 * One page of a collection by keyset, so that a page costs the same wherever it lies.
 * @param toNode turns a stored document into what the resolvers take
 * @throws RuleViolation BAD_PAGE
 */
export const findPage = async <D extends { _id: string }, T>(
  model: Model<D>,
  filter: object,
  asked: PageArguments,
  { by, direction }: Order<D>,
  toNode: (document: D) => T,
): Promise<Page<T>> => {
  const { after, before } = asked;
  const { size, fromEnd } = sizeOf(asked);
  const forward = direction === 'oldest' ? 1 : -1;
  const [further, back] = forward === 1 ? (['$gt', '$lt'] as const) : (['$lt', '$gt'] as const);
  const within = [
    filter,
    ...(after ? [beyond(after, 'after', by, further)] : []),
    ...(before ? [beyond(before, 'before', by, back)] : []),
  ];
  // A page from the end is read backwards, and turned.
  const sign = fromEnd === (forward === 1) ? -1 : 1;
  const query = model
    .find({ $and: within })
    .sort(by ? { [by]: sign, _id: sign } : { _id: sign })
    .limit(size + 1)
    .lean();
  const documents = (await query.exec().catch((error: unknown) => {
    // A cursor of another list: its value is not one of this field's.
    throw (after || before) && error instanceof mongoose.Error.CastError ? badPage(after ? 'after' : 'before') : error;
  })) as D[];
  const more = documents.length > size;
  const page = fromEnd ? documents.slice(0, size).reverse() : documents.slice(0, size);
  const edges = page.map((document) => ({
    cursor: encodeCursor([by ? document[by] : null, document._id]),
    node: toNode(document),
  }));
  return { edges, pageInfo: infoOf(edges, more, asked) };
};

/**
 * One page of a list that is in memory as a whole.
 * @param idOf names an item within the list
 * @throws RuleViolation BAD_PAGE, also where the cursor's item is not in the list
 */
export const pageOf = <T>(items: readonly T[], asked: PageArguments, idOf: (item: T) => string): Page<T> => {
  const { after, before } = asked;
  const { size, fromEnd } = sizeOf(asked);
  const placeOf = (cursor: string, field: string): number => {
    const [, id] = decodeCursor(cursor, field);
    const place = items.findIndex((item) => idOf(item) === id);
    if (place < 0) throw badPage(field);
    return place;
  };
  const within = items.slice(after ? placeOf(after, 'after') + 1 : 0, before ? placeOf(before, 'before') : undefined);
  const page = fromEnd ? within.slice(-size) : within.slice(0, size);
  const edges = page.map((node) => ({ cursor: encodeCursor([null, idOf(node)]), node }));
  return { edges, pageInfo: infoOf(edges, within.length > size, asked) };
};
