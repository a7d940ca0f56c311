import { createLease } from '../src/mongo/lease';
import { prepareStore } from '../src/mongo/prepare';
import { inTransaction } from '../src/mongo/transaction';
import { createWake, wakeOnInsert } from '../src/wake';
import { testLog, waitFor } from '../src/testing';
import { invoicesOf, upTo } from './support/invoices';
import { openStore } from './support/parties';

let store: Awaited<ReturnType<typeof openStore<unknown>>>;

beforeEach(async () => {
  store = await openStore(invoicesOf);
});
afterEach(() => store.drop());

describe('a lease', () => {
  it('is held by one of many that want it at once', async () => {
    const leases = upTo(8).map(() => createLease(store.connection, 'relay', 5_000));
    const held = await Promise.all(leases.map((lease) => lease.hold()));
    expect(held.filter(Boolean)).toHaveLength(1);
  });

  it('goes to another when it is given up or runs out, and never sooner', async () => {
    const [one, two] = [createLease(store.connection, 'relay', 600), createLease(store.connection, 'relay', 600)];
    expect([await one.hold(), await two.hold(), await one.hold()]).toEqual([true, false, true]);
    await two.release(); // not its own: nothing happens
    expect(await two.hold()).toBe(false);
    await one.release();
    expect(await two.hold()).toBe(true);
    expect(await one.hold()).toBe(false);
    await waitFor(() => one.hold(), { timeoutMs: 3_000 });
    expect(await two.hold()).toBe(false);
  });

  it('is kept for longer than its time by one that renews it', async () => {
    const [one, two] = [createLease(store.connection, 'relay', 900), createLease(store.connection, 'relay', 900)];
    for (const end = Date.now() + 2_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      expect(await one.hold()).toBe(true);
      expect(await two.hold()).toBe(false);
    }
  });
});

describe('preparing a store', () => {
  it('can be done again and by several at once', async () => {
    await Promise.all(upTo(3).map(() => prepareStore(store.connection)));
    await prepareStore(store.connection);
  });

  it('waits for nobody’s transaction where there is nothing to change: a process that was killed leaves one open', async () => {
    await inTransaction(store.connection, async (tx) => {
      await store.connection.collection('invoices').updateOne({}, { $set: { step: 1 } }, { session: tx });
      await store.connection.collection('notes').insertOne({ _id: 'held' as never }, { session: tx });
      await prepareStore(store.connection);
      await store.connection.collection('notes').deleteOne({ _id: 'held' as never }, { session: tx });
    });
  });

  it('changes a validator that is another than its model’s', async () => {
    const database = store.connection.db;
    await database?.command({ collMod: 'invoices', validator: {} });
    await prepareStore(store.connection);
    const [found] = (await database?.listCollections({ name: 'invoices' }).toArray()) ?? [];
    expect(JSON.stringify(found)).toContain('$jsonSchema');
  });

  it('lets the server refuse what is not of a model’s shape', async () => {
    const invoices = store.connection.collection('invoices');
    const wrong = invoices.insertOne({ _id: 'inv_x' as never, version: 'first', step: 0 });
    await expect(wrong).rejects.toMatchObject({ code: 121 });
  });
});

describe('being woken by inserts', () => {
  it('goes on after the change stream ended', async () => {
    const wake = createWake();
    const stop = wakeOnInsert(store.connection, 'notes', wake, testLog);
    const notes = store.connection.collection('notes');
    const wokenBy = async (work: () => Promise<unknown>) => {
      let woken = false;
      void wake.sleep(20_000).then(() => (woken = true));
      await waitFor(async () => {
        await work();
        return woken;
      });
    };
    await wokenBy(() => notes.insertOne({}));
    await notes.drop(); // ends the stream
    await wokenBy(() => notes.insertOne({}));
    await wokenBy(() => notes.insertOne({}));
    await stop();
  });

  it('can be ended at any moment, and leaves nothing behind', async () => {
    const stops = upTo(5).map(() => wakeOnInsert(store.connection, 'notes', createWake(), testLog));
    await Promise.all(stops.map((stop) => stop()));
  });
});
