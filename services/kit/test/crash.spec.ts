import { topicOf } from '../src/events/envelope';
import { outboxModel } from '../src/events/outbox';
import { connectMongo } from '../src/mongo/connect';
import { prepareStore } from '../src/mongo/prepare';
import { dropStore, testMongoUri, waitFor } from '../src/testing';
import { effectsOf, invoicesOf } from './support/invoices';
import { type Bus, listen, openBus, openStore, readTopic } from './support/parties';
import { run } from './support/process';

/** The side that says events, as a process that dies sees it and as the test does. */
const openSayer = async (bus: Bus) => {
  const uri = testMongoUri();
  const connection = await connectMongo(uri, 'test');
  const invoices = invoicesOf(connection);
  await prepareStore(connection);
  const { brokers, prefix } = bus;
  return {
    invoices,
    /**
     * Does at once what the server does with a dead client's transaction when its life is over, a minute or so later:
     * till then what it had written stays locked, and whoever wants to change that is told to try again.
     */
    rollBackTheDead: async () => {
      const admin = connection.getClient().db('admin');
      const idle = [{ $currentOp: { allUsers: true, idleSessions: true } }, { $match: { appName: bus.prefix } }];
      const sessions = await admin.aggregate<{ lsid: { id: unknown } }>(idle).toArray();
      const killSessions = sessions.flatMap(({ lsid }) => (lsid ? [{ id: lsid.id }] : []));
      if (killSessions.length) await admin.command({ killSessions });
    },
    unsent: () => outboxModel(connection).countDocuments({ sentAt: null }),
    options: { mongoUri: uri.reveal(), brokers, prefix },
    close: async () => {
      await connection.close();
      await dropStore(uri);
    },
  };
};

let bus: Bus;
let sayer: Awaited<ReturnType<typeof openSayer>>;
let hearer: Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;

beforeEach(async () => {
  bus = await openBus();
  [sayer, hearer] = await Promise.all([openSayer(bus), openStore(effectsOf)]);
});
afterEach(async () => {
  await Promise.all([bus.close(), sayer.close(), hearer.drop()]);
});

describe('kill -9 of the service that says an event', () => {
  it.each([
    // at the point · is the step kept? · events that wait · times that the bus has the event in the end
    ['decided', 0, 0, 0],
    ['committed', 1, 1, 1],
    ['published', 1, 1, 2],
    ['marked as sent', 1, 0, 1],
  ])('when it is %s: nothing is lost and nothing done twice', async (dieAt, kept, waiting, published) => {
    const invoiceId = await sayer.invoices.open();
    expect(await run('sayer.mjs', { ...sayer.options, invoiceId, dieAt })).toBe('SIGKILL');
    await sayer.rollBackTheDead();
    expect((await sayer.invoices.get(invoiceId)).step).toBe(kept);
    expect(await sayer.unsent()).toBe(waiting);

    expect(await run('sayer.mjs', sayer.options)).toBe(0);
    expect(await sayer.unsent()).toBe(0);
    expect(await readTopic(bus, topicOf(bus.prefix, 'billing'))).toHaveLength(published);

    // Whoever asked had no answer, looks, and asks again where nothing was done.
    if ((await sayer.invoices.get(invoiceId)).step === 0) await sayer.invoices.step(invoiceId);
    expect(await run('sayer.mjs', sayer.options)).toBe(0);
    const listener = await listen(bus, hearer.connection, { handlers: [hearer.parts.handler] });
    await waitFor(async () => (await hearer.parts.of(invoiceId)).length > 0);
    await waitFor(() => listener.state().lag === 0);
    await listener.stop();
    expect(await hearer.parts.of(invoiceId)).toEqual([1]);
  });
});

describe('kill -9 of the service that hears an event', () => {
  it('after its handler’s commit and before the broker knows: the effect stands once', async () => {
    const uri = testMongoUri();
    const connection = await connectMongo(uri, 'test');
    const effects = effectsOf(connection);
    const invoiceId = await sayer.invoices.open();
    await sayer.invoices.step(invoiceId);
    await run('sayer.mjs', sayer.options);
    expect(await run('hearer.mjs', { ...sayer.options, mongoUri: uri.reveal() })).toBe('SIGKILL');
    expect(await effects.of(invoiceId)).toEqual([1]);

    const listener = await listen(bus, connection, { handlers: [effects.handler], sessionTimeoutMs: 6_000 });
    await sayer.invoices.step(invoiceId);
    await run('sayer.mjs', sayer.options);
    await waitFor(async () => (await effects.of(invoiceId)).includes(2), { timeoutMs: 25_000 });
    await listener.stop();
    expect(await effects.of(invoiceId)).toEqual([1, 2]);
    await connection.close();
    await dropStore(uri);
  }, 60_000);
});
