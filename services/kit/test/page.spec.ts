import fc from 'fast-check';
import { type Model, Schema } from 'mongoose';
import { type RuleViolation } from '../src/errors';
import type { Connection } from '../src/mongo/connect';
import { findPage, type Page } from '../src/page';
import { openStore } from './support/parties';

interface Row {
  _id: string;
  at: Date;
  rank: number;
  name: string;
}

const schema = new Schema<Row>(
  { _id: String, at: Date, rank: Number, name: String },
  { collection: 'rows', versionKey: false, strict: 'throw' },
);
const modelOf = (connection: Connection): Model<Row> => connection.model<Row>('Row', schema);

let store: Awaited<ReturnType<typeof openStore<Model<Row>>>>;
const day = (offset: number) => new Date(Date.UTC(2026, 10, 22) + offset * 1_000);

beforeAll(async () => {
  store = await openStore(modelOf);
  // Many equal keys, so that only the id tells their order.
  await store.parts.insertMany(
    Array.from({ length: 137 }, (_, at) => ({
      _id: `row-${String((at * 61) % 137).padStart(3, '0')}`,
      at: day(at % 5),
      rank: at % 3,
      name: at % 2 ? 'ب' : 'أ',
    })),
  );
});
afterAll(() => store.drop());

const orders = [
  { direction: 'newest' },
  { direction: 'oldest' },
  { by: 'at', direction: 'newest' },
  { by: 'at', direction: 'oldest' },
  { by: 'rank', direction: 'newest' },
  { by: 'name', direction: 'oldest' },
] as const;

describe('a list, page after page', () => {
  it.each(orders)('has no gap and no repeat, in order %j', async (order) => {
    const { by, direction } = { by: undefined, ...order };
    const sign = direction === 'newest' ? -1 : 1;
    const whole = await store.parts
      .find()
      .sort(by ? { [by]: sign, _id: sign } : { _id: sign })
      .lean();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 100 }), async (first) => {
        const seen: string[] = [];
        let after: string | null = null;
        for (let more = true; more;) {
          const page: Page<string> = await findPage(store.parts, {}, { first, after }, order, ({ _id }) => _id);
          seen.push(...page.edges.map(({ node }) => node));
          ({ hasNextPage: more, endCursor: after } = page.pageInfo);
        }
        expect(seen).toEqual(whole.map(({ _id }) => _id));
      }),
      { numRuns: 4 },
    );
  });

  it.each(orders)('is the same from its end, in order %j', async (order) => {
    const read = (asked: object) => findPage(store.parts, {}, asked, order, ({ _id }) => _id);
    const whole: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page<string> = await read({ first: 100, after });
      whole.push(...page.edges.map(({ node }) => node));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 100 }), async (last) => {
        const seen: string[] = [];
        let before: string | null = null;
        for (let more = true; more;) {
          const page: Page<string> = await read({ last, before });
          seen.unshift(...page.edges.map(({ node }) => node));
          expect(page.pageInfo.hasNextPage).toBe(before !== null);
          ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
        }
        expect(seen).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });

  it('can be cut at both sides', async () => {
    const read = (asked: object) => findPage(store.parts, {}, asked, { direction: 'oldest' }, ({ _id }) => _id);
    const { edges } = await read({ first: 10 });
    const [after, before] = [edges[2]?.cursor, edges[7]?.cursor];
    const between = edges.slice(3, 7).map(({ node }) => node);
    expect((await read({ first: 20, after, before })).edges.map(({ node }) => node)).toEqual(between);
    expect((await read({ last: 2, after, before })).edges.map(({ node }) => node)).toEqual(between.slice(2));
  });

  it('goes on where it was, whatever came in front meanwhile', async () => {
    const order = { by: 'at', direction: 'newest' } as const;
    const one = await findPage(store.parts, { rank: { $lt: 9 } }, { first: 10 }, order, ({ _id }) => _id);
    await store.parts.create({ _id: 'row-new', at: day(99), rank: 5, name: 'ج' });
    const after = one.pageInfo.endCursor;
    const two = await findPage(store.parts, { rank: { $lt: 9 } }, { first: 10, after }, order, ({ _id }) => _id);
    await store.parts.deleteOne({ _id: 'row-new' });
    const both = await findPage(store.parts, {}, { first: 20 }, order, ({ _id }) => _id);
    expect([...one.edges, ...two.edges].map(({ node }) => node)).toEqual(both.edges.map(({ node }) => node));
  });

  it('has 20 items where nobody says how many, and an end', async () => {
    const page = await findPage(store.parts, {}, {}, { direction: 'oldest' }, ({ _id }) => _id);
    expect(page.edges).toHaveLength(20);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges.at(0)?.cursor,
      endCursor: page.edges.at(-1)?.cursor,
    });
    const none = await findPage(
      store.parts,
      { rank: 77 },
      { first: null, after: null },
      { direction: 'oldest' },
      String,
    );
    const nowhere = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(none).toEqual({ edges: [], pageInfo: nowhere });
  });
});

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page that cannot be', () => {
  it.each([0, -1, 101, 1_000_000])('of %d items is refused with BAD_PAGE', (first) =>
    expect(findPage(store.parts, {}, { first }, { direction: 'oldest' }, String)).rejects.toMatchObject({
      code: 'BAD_PAGE',
      field: ['first'],
    }),
  );

  it('from both ends at once, or of no item from the end, is refused', async () => {
    const read = (asked: object) => findPage(store.parts, {}, asked, { direction: 'oldest' }, String);
    for (const asked of [{ first: 5, last: 5 }, { last: 0 }, { last: 101 }])
      await expect(read(asked)).rejects.toMatchObject({ code: 'BAD_PAGE', field: ['last'] });
    await expect(read({ last: 5, before: 'x' })).rejects.toMatchObject({ code: 'BAD_PAGE', field: ['before'] });
  });

  it.each([
    'x',
    '%%%',
    'AAAA',
    cursor({}),
    cursor(null),
    cursor([]),
    cursor(['2026-11-22T00:00:00.000Z']),
    cursor([{ $gt: '' }, 'row-001']),
    cursor(['2026-11-22T00:00:00.000Z', { $gt: '' }]),
    cursor(['2026-99-99Z', 'row-001']),
    cursor(['of another list', 'row-001']),
    cursor([true, 'row-001']),
  ])('after %j is refused with BAD_PAGE', (after) =>
    expect(findPage(store.parts, {}, { after }, { by: 'at', direction: 'oldest' }, String)).rejects.toMatchObject({
      code: 'BAD_PAGE',
      field: ['after'],
    } satisfies Partial<RuleViolation>),
  );

  it('does not hide a mistake of our own', () =>
    expect(findPage(store.parts, { rank: 'no number' }, {}, { direction: 'oldest' }, String)).rejects.toThrow('Cast'));
});
