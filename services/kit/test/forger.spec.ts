import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { listForged } from '../src/dead/forged';
import { toEnvelope, topicOf } from '../src/events/envelope';
import { forgeryModel } from '../src/events/forgeries';
import { createEventSigner } from '../src/events/signatures';
import { newId } from '../src/id';
import { testEventKeys, waitFor } from '../src/testing';
import { effectsOf, eventOf } from './support/invoices';
import { lettersOf } from './support/letters';
import { type Bus, listen, openBus, openStore } from './support/parties';

let bus: Bus;
let store: Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;

beforeEach(async () => {
  [bus, store] = await Promise.all([openBus(), openStore(effectsOf)]);
  forgeryModel(store.connection);
});
afterEach(async () => {
  await bus.close();
  await store.drop();
});

/** A message as billing would say it, on billing's topic unless said otherwise. */
const message = (id: string, step: number, service = 'billing') => {
  const place = { service: 'billing', aggregateId: id, sequence: step, time: new Date() };
  const value = JSON.stringify(toEnvelope(eventOf(id, step), place));
  return { topic: topicOf(bus.prefix, service), key: id, value };
};

test('whoever can reach the broker cannot speak in a service’s name', async () => {
  const id = newId('inv');
  const { handler, of } = store.parts;
  const listener = await listen(bus, store.connection, { handlers: [handler] });
  const cpd = await createEventSigner(testEventKeys('cpd').EVENT_SIGNING_KEY);
  const word = message(id, 1);
  const signature = await bus.signer.sign(word);
  await bus.publisher.publish([
    message(id, 11),
    { ...message(id, 12), headers: { signature: 'x..y' } },
    { ...message(id, 13), headers: { signature: await cpd.sign(message(id, 13)) } },
    { ...message(id, 14), headers: { signature } }, // what another message was signed by
    { ...word, headers: { signature } },
  ]);
  await waitFor(async () => (await of(id)).length === 1);
  await listener.stop();
  expect(await of(id)).toEqual([1]);
  expect(listener.state().forged).toBe(4);
  const aside = await forgeryModel(store.connection).find().sort({ _id: 1 }).lean();
  expect(aside.map(({ reason }) => reason)).toEqual([
    'it is not signed',
    'its key is not known',
    'it is signed by cpd',
    'its signature does not fit',
  ]);
  expect(await lettersOf(store.connection)).toEqual([]);
});

test('a service cannot say on its own topic what another owns', async () => {
  const id = newId('inv');
  const { handler, of } = store.parts;
  const heard: string[] = [];
  const own = {
    ...handler,
    type: 'sa.mumaris.cpd.never.v1',
    service: 'cpd',
    handle: () => Promise.resolve(heard.push('x')),
  };
  const listener = await listen(bus, store.connection, { handlers: [handler, own] });
  const cpd = await createEventSigner(testEventKeys('cpd').EVENT_SIGNING_KEY);
  const lie = message(id, 7, 'cpd');
  await bus.publisher.publish([{ ...lie, headers: { signature: await cpd.sign(lie) } }]);
  await waitFor(() => listener.state().forged === 1);
  await listener.stop();
  expect(await of(id)).toEqual([]);
  expect(await forgeryModel(store.connection).findOne().lean()).toMatchObject({
    reason: `it says ${InvoiceExpiredV1.type} on the topic of another`,
    author: 'billing',
  });
});

test('what was kept aside is listed, the latest first, and nothing of its content', async () => {
  const id = newId('inv');
  const listener = await listen(bus, store.connection, { handlers: [store.parts.handler] });
  await bus.publisher.publish([message(id, 1), { ...message(id, 2), key: `noura@example.com ${'k'.repeat(5_000)}` }]);
  await waitFor(() => listener.state().forged === 2);
  await listener.stop();
  const old = { _id: 'some.topic.v1/3/9', key: '', reason: 'of an older version', foundAt: new Date(0) };
  await forgeryModel(store.connection).collection.insertOne(old as never);
  const topic = topicOf(bus.prefix, 'billing');
  const { forged, leftOut } = await listForged(store.connection, 100);
  expect(leftOut).toBe(0);
  expect(forged).toHaveLength(3);
  expect(forged.find(({ key }) => key === id)).toEqual({
    foundAt: expect.any(Date) as Date,
    topic,
    place: expect.stringMatching(`^${topic}/\\d+/\\d+$`) as string,
    key: id,
    reason: 'it is not signed',
    author: 'billing',
  });
  expect(forged[2]).toMatchObject({ topic: 'some.topic.v1', key: '', author: null });
  const written = JSON.stringify(forged);
  expect(written).not.toContain(InvoiceExpiredV1.type);
  expect(written).not.toContain('noura@example.com');
  expect(written.length).toBeLessThan(1_500);
  expect(await listForged(store.connection, 2)).toEqual({ forged: forged.slice(0, 2), leftOut: 1 });
});

test('a forger who goes on fills no store', async () => {
  const id = newId('inv');
  const { handler } = store.parts;
  const model = forgeryModel(store.connection);
  const rows = Array.from({ length: 999 }, (_, at) => ({ _id: `before/${at}`, reason: 'before', foundAt: new Date() }));
  await model.insertMany(rows);
  const listener = await listen(bus, store.connection, { handlers: [handler] });
  await bus.publisher.publish(Array.from({ length: 50 }, (_, at) => message(id, at + 1)));
  await waitFor(() => listener.state().forged === 50);
  await listener.stop();
  expect(await model.countDocuments()).toBe(1_000);
});
