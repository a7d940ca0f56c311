import { inTransaction } from '../src/mongo/transaction';
import { testStore, waitFor } from '../src/testing';
import { upTo } from './support/invoices';

interface Row {
  readonly _id: string;
}

let store: Awaited<ReturnType<typeof testStore>>;
const rows = () => store.connection.collection<Row>('rows');

beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.drop());

it('a transaction sees what anybody has seen before it, however many writes are under way', async () => {
  let busy = true;
  const others = upTo(10).map(async () => {
    while (busy) await store.connection.collection('others').insertOne({});
  });
  const missed: string[] = [];
  for (const _id of upTo(200).map(String)) {
    const writing = inTransaction(store.connection, (tx) => rows().insertOne({ _id }, { session: tx }));
    await waitFor(() => rows().findOne({ _id }), { everyMs: 0 });
    const seen = await inTransaction(store.connection, (tx) => rows().findOne({ _id }, { session: tx }));
    if (!seen) missed.push(_id);
    await writing;
  }
  busy = false;
  await Promise.all(others);
  expect(missed).toEqual([]);
});

it('a transaction reads one moment, whatever others write meanwhile', async () => {
  await rows().insertOne({ _id: 'before' });
  const seen = await inTransaction(store.connection, async (tx) => {
    const first = await rows().find({}, { session: tx }).toArray();
    await rows().insertOne({ _id: `after ${first.length}` });
    return [first, await rows().find({}, { session: tx }).toArray()];
  });
  expect(seen).toEqual([[{ _id: 'before' }], [{ _id: 'before' }]]);
  expect(await rows().countDocuments()).toBe(2);
});
