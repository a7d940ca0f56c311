import { InvoiceExpiredV1 } from '@mumaris/schemas';
import mongoose, { Schema } from 'mongoose';
import { inboxModel } from '../src/events/inbox';
import { newId } from '../src/id';
import { type Connection, connectMongo, mongoCheck } from '../src/mongo/connect';
import { isStoreFault } from '../src/mongo/faults';
import { prepareStore } from '../src/mongo/prepare';
import { inTransaction } from '../src/mongo/transaction';
import { dropStore, testBus, type TestBus, testMongoUri, waitFor } from '../src/testing';
import { dataOf, effectsOf, invoicesOf } from './support/invoices';
import { lettersOf } from './support/letters';
import { type MongoProxy, mongoProxy } from './support/mongo-proxy';
import { type Bus, listen, openBus } from './support/parties';

const rowSchema = new Schema({ _id: String, n: Number }, { collection: 'rows', versionKey: false, strict: 'throw' });

let uri: ReturnType<typeof testMongoUri>;
let proxy: MongoProxy;
let connection: Connection;
let rows: mongoose.Model<{ _id: string; n: number }>;
let effects: ReturnType<typeof effectsOf>;
let invoices: ReturnType<typeof invoicesOf>;

beforeEach(async () => {
  uri = testMongoUri();
  proxy = await mongoProxy(uri);
  connection = await connectMongo(proxy.uri, 'test');
  rows = connection.model('Row', rowSchema) as unknown as typeof rows;
  effects = effectsOf(connection);
  invoices = invoicesOf(connection);
  inboxModel(connection);
  await prepareStore(connection);
});
afterEach(async () => {
  proxy.mend();
  await connection.close();
  await proxy.close();
  await dropStore(uri);
});

describe('an answer that is lost', () => {
  it('of a commit: the transaction is there once', async () => {
    proxy.loseAnswerTo('commitTransaction');
    let runs = 0;
    await inTransaction(connection, async (tx) => {
      runs += 1;
      await rows.create([{ _id: newId('row'), n: 1 }], { session: tx });
    });
    expect(proxy.lost()).toBe(1);
    expect(await rows.countDocuments()).toBe(1);
    expect(runs).toBe(1); // only the commit was asked for again, and the server knew it
  });

  it('of a write inside a transaction: it is begun anew, and its work is there once', async () => {
    proxy.loseAnswerTo('insert');
    await inTransaction(connection, (tx) => rows.create([{ _id: newId('row'), n: 1 }], { session: tx }));
    expect(proxy.lost()).toBe(1);
    expect(await rows.countDocuments()).toBe(1);
  });

  it('of a write outside one: the driver asks again, and the server knows it', async () => {
    await rows.create({ _id: 'a', n: 0 });
    proxy.loseAnswerTo('update');
    await rows.updateOne({ _id: 'a' }, { $inc: { n: 1 } });
    expect(proxy.lost()).toBe(1);
    expect((await rows.findById('a').lean())?.n).toBe(1);
  });

  it('of a change of an aggregate: one step, one event', async () => {
    const id = await invoices.open();
    proxy.loseAnswerTo('commitTransaction');
    await invoices.step(id);
    expect(proxy.lost()).toBe(1);
    expect((await invoices.get(id)).step).toBe(1);
    expect(await connection.collection('outbox').countDocuments()).toBe(1);
  });
});

describe('a store that is away', () => {
  let bus: Bus;
  let neighbour: TestBus;
  beforeEach(async () => {
    bus = await openBus();
    neighbour = await testBus(bus.brokers, bus.prefix);
  });
  afterEach(async () => {
    await neighbour.stop();
    await bus.close();
  });

  it('makes a message wait, which is handled afterwards and not buried, and tells a caller so', async () => {
    const listener = await listen(bus, connection, { handlers: [effects.handler], maxTries: 2 });
    const id = newId('inv');
    await neighbour.publish(InvoiceExpiredV1, dataOf(id, 1), { subject: id, sequence: 100 });
    await waitFor(async () => (await effects.of(id)).length === 1);
    proxy.cut();
    await neighbour.publish(InvoiceExpiredV1, dataOf(id, 2), { subject: id, sequence: 200 });
    await neighbour.publish(InvoiceExpiredV1, dataOf(id, 3), { subject: id, sequence: 300 });
    await expect(mongoCheck(connection)()).rejects.toThrow();
    await waitFor(() => connection.readyState !== mongoose.ConnectionStates.connected);
    const start = performance.now();
    const asked = [rows.findById('a').exec(), invoices.step('inv_none')];
    // Callers are told within the limits, and what it is: a fault of the store, not a word of mongoose's.
    for (const answer of await Promise.allSettled(asked))
      expect(answer.status === 'rejected' && isStoreFault(answer.reason)).toBe(true);
    expect(performance.now() - start).toBeLessThan(12_000);
    // The driver has waited for a primary as long for the delivery: the fault has reached it, and was waited out.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    proxy.mend();
    await waitFor(async () => (await effects.of(id)).length === 3, { timeoutMs: 20_000 });
    expect(await effects.of(id)).toEqual([1, 2, 3]);
    await listener.stop();
    expect(await lettersOf(connection)).toEqual([]);
  }, 60_000);
});

describe('a caller of a store that is away', () => {
  it('is served as soon as it is back, if that is soon enough', async () => {
    proxy.cut();
    // Before it has noticed, the driver spends its one other try on the next of the connections that are gone.
    await waitFor(() => connection.readyState !== mongoose.ConnectionStates.connected);
    setTimeout(proxy.mend, 2_000);
    await rows.create({ _id: 'b', n: 1 });
    expect(await rows.countDocuments()).toBe(1);
  });

  it('is not told that a store is well that does not answer', async () => {
    proxy.freeze();
    const well = await Promise.race([
      mongoCheck(connection)().then(() => true),
      new Promise((resolve) => setTimeout(() => resolve(false), 1_000)),
    ]);
    expect(well).toBe(false); // health says "no answer" after its own time
  });
});
