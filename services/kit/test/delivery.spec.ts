import { randomBytes } from 'node:crypto';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { toEnvelope, topicOf } from '../src/events/envelope';
import { on } from '../src/events/handler';
import { CompressionTypes } from 'kafkajs';
import { newId } from '../src/id';
import { waitFor } from '../src/testing';
import { dataOf, effectsOf, eventOf, upTo } from './support/invoices';
import { lettersOf } from './support/letters';
import { type Bus, listen, openBus, openStore } from './support/parties';

let bus: Bus;
let store: Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;

beforeEach(async () => {
  [bus, store] = await Promise.all([openBus(), openStore(effectsOf)]);
});
afterEach(async () => {
  await bus.close();
  await store.drop();
});

const envelope = (id: string, step: number) =>
  toEnvelope(eventOf(id, step), { service: 'billing', aggregateId: id, sequence: 100 * step, time: new Date() });
const signed = async (message: { key: string; value: string }) => {
  const placed = { ...message, topic: topicOf(bus.prefix, 'billing') };
  return { ...placed, headers: { signature: await bus.signer.sign(placed) } };
};
const say = async (...messages: { key: string; value: string }[]) =>
  bus.publisher.publish(await Promise.all(messages.map(signed)));
const event = (id: string, step: number) => ({ key: id, value: JSON.stringify(envelope(id, step)) });
const buried = () => lettersOf(store.connection);

describe('what a delivery must not change', () => {
  it('every event three times, shuffled across aggregates, old ones again: each takes effect once', async () => {
    const ids = Array.from({ length: 12 }, () => newId('inv'));
    const lanes = ids.map((id) => upTo(4).map((step) => event(id, step)));
    const shuffled: { key: string; value: string }[] = [];
    // Each aggregate keeps its order, as the relay keeps it; between them there is none.
    const waiting = lanes.map((lane) => lane.flatMap((message) => [message, message, message]));
    while (waiting.some((lane) => lane.length)) {
      const lane = waiting[Math.floor(Math.random() * waiting.length)]?.shift();
      if (lane) shuffled.push(lane);
    }
    const { parts: effects } = store;
    const listener = await listen(bus, store.connection, { handlers: [effects.handler] });
    await say(...shuffled);
    await say(...lanes.flat().toReversed());
    const last = newId('inv');
    for (let round = 0; round < 4; round++) await say(event(`${last}${round}`, 1)); // one at least in each partition
    await waitFor(async () => Object.keys(await effects.all()).length === ids.length + 4);
    await waitFor(() => listener.state().lag === 0);
    const all = await effects.all();
    for (const id of ids) expect(all[id]).toEqual(upTo(4));
    await listener.stop();
    expect(await buried()).toEqual([]);
  });

  it('an old event that comes late does not take a copy of the latest back', async () => {
    const { parts: effects } = store;
    const listener = await listen(bus, store.connection, { handlers: [effects.latest] });
    const id = newId('inv');
    await say(event(id, 2), event(id, 5), event(id, 3), event(id, 1), event(id, 4));
    await waitFor(async () => (await store.connection.collection('inbox').countDocuments()) === 5);
    expect(await effects.of(id)).toEqual([5]);
    await say(event(id, 6));
    await waitFor(async () => (await effects.of(id))[0] === 6);
    await listener.stop();
  });
});

describe('a message that cannot be handled', () => {
  it('does not stop those behind it, and is kept with its reason and where it was found', async () => {
    const id = newId('inv');
    const bad = {
      'not JSON': { key: id, value: '{"half":' },
      'not an envelope': { key: id, value: JSON.stringify({ ...envelope(id, 1), source: 'somewhere' }) },
      'not its data': { key: id, value: JSON.stringify({ ...envelope(id, 1), data: { ...dataOf(id, 1), total: 7 } }) },
      'no value': { key: id, value: '' },
    };
    const { parts: effects } = store;
    const listener = await listen(bus, store.connection, { handlers: [effects.handler] });
    await say(...Object.values(bad), event(id, 1));
    await waitFor(async () => (await effects.of(id)).length === 1);
    await listener.stop();
    const letters = await buried();
    const values = letters.map(({ origin }) => origin?.message.value?.toString());
    expect(values).toEqual(Object.values(bad).map(({ value }) => value));
    const topic = topicOf(bus.prefix, 'billing');
    for (const [at, { origin }] of letters.entries())
      expect(origin).toMatchObject({ topic, message: { offset: String(at), key: Buffer.from(id) } });
    expect(letters.map(({ lastError }) => lastError)).toEqual([
      expect.stringContaining('is not JSON'),
      expect.stringContaining('/source'),
      expect.stringContaining('/total'),
      expect.stringContaining('is not JSON'),
    ]);
  });

  it.each([
    ['more than a document holds, if it were not packed', 'x'.repeat(40_000_000)],
    ['as much as a broker takes', randomBytes(780_000).toString('base64')],
  ])(
    'is kept whole, also %s',
    async (_, value) => {
      const id = newId('inv');
      const { parts: effects } = store;
      const listener = await listen(bus, store.connection, { handlers: [effects.handler] });
      const producer = bus.kafka.producer();
      await producer.connect();
      const { topic, ...message } = await signed({ key: id, value });
      await producer.send({ topic, messages: [message], compression: CompressionTypes.GZIP });
      await producer.disconnect();
      await say(event(id, 1));
      await waitFor(async () => (await effects.of(id)).length === 1, { timeoutMs: 20_000 });
      await listener.stop();
      const [letter] = await buried();
      expect(letter?.lastError).toContain('is not JSON');
      expect(letter?._id).toBe(`${topic}/${letter?.origin?.partition}/0`);
      expect(letter?.origin?.message.value?.equals(Buffer.from(value))).toBe(true);
    },
    40_000,
  );

  it.each([
    ['an error', () => new Error('no such template for noura@example.com')],
    ['a TypeError', () => new TypeError('x is undefined')],
    ['a RangeError', () => new RangeError('out of range')],
    ['a SyntaxError', () => new SyntaxError('unexpected')],
    ['no error at all', () => 'a word'],
  ])('by a handler that always throws %s is tried, then kept, and the consumer lives', async (_, make) => {
    const [bad, good] = [newId('inv'), newId('inv')];
    let tries = 0;
    const { parts: effects } = store;
    const handler = on(InvoiceExpiredV1, (received, tx) => {
      if (received.subject !== bad) return effects.note(received.subject, received.data.total.amount, tx);
      tries += 1;
      throw make() as Error;
    });
    const listener = await listen(bus, store.connection, { handlers: [handler], maxTries: 3 });
    await say(event(bad, 1), event(bad, 2), event(good, 1));
    await waitFor(async () => (await effects.of(good)).length === 1);
    await waitFor(() => tries === 6);
    await waitFor(async () => (await buried()).length === 2);
    await say(event(good, 2));
    await waitFor(async () => (await effects.of(good)).length === 2);
    expect(listener.state().joined).toBe(true);
    await listener.stop();
    expect((await buried()).map(({ lastError }) => lastError).join()).not.toContain('noura@');
    // Nothing of the failed tries is left, the inbox entry included: it can be replayed.
    expect(await store.connection.collection('inbox').countDocuments({ subject: bad })).toBe(0);
  });

  it('of a type that nobody here listens to is somebody else’s business', async () => {
    const { parts: effects } = store;
    const listener = await listen(bus, store.connection, { handlers: [effects.handler] });
    const id = newId('inv');
    const other = { ...envelope(id, 1), type: 'sa.mumaris.billing.never-heard-of.v1', data: { any: 1 } };
    await say({ key: id, value: JSON.stringify(other) }, event(id, 1));
    await waitFor(async () => (await effects.of(id)).length === 1);
    await listener.stop();
    expect(await buried()).toEqual([]);
  });

  it('cannot come from two handlers for one type: the second would never run', () => {
    const { handler } = store.parts;
    return expect(listen(bus, store.connection, { handlers: [handler, handler] })).rejects.toThrow('two handlers');
  });
});
