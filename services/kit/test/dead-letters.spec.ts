import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { CompressionTypes } from 'kafkajs';
import { discardDead, retryDead } from '../src/dead/decide';
import { countDead, listDead, showDead } from '../src/dead/look';
import type { EventConsumer } from '../src/events/consumer';
import { toEnvelope, topicOf } from '../src/events/envelope';
import { on } from '../src/events/handler';
import { newId } from '../src/id';
import { tasksModel } from '../src/task-model';
import { testBus, type TestBus, waitFor } from '../src/testing';
import { dataOf, effectsOf, eventOf } from './support/invoices';
import { type Bus, listen, openBus, openStore } from './support/parties';

type Store = Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;

let bus: Bus;
let neighbour: TestBus;
let store: Store;
let mended: boolean;
let tried: number[];
let listeners: EventConsumer[];
let bad: string;

beforeEach(async () => {
  mended = false;
  tried = [];
  listeners = [];
  bad = newId('inv');
  [bus, store] = await Promise.all([openBus(), openStore(effectsOf)]);
  neighbour = await testBus(bus.brokers, bus.prefix);
});
afterEach(async () => {
  await Promise.all(listeners.map((listener) => listener.stop()));
  await neighbour.stop();
  await bus.close();
  await store.drop();
});

const say = (id: string, step: number) =>
  neighbour.publish(InvoiceExpiredV1, dataOf(id, step), { subject: id, sequence: 100 * step });
const dead = async () => (await listDead(store.connection, 100)).dead;
const states = async () => (await dead()).map(({ state }) => state);
const until = (count: number, state: string) =>
  waitFor(async () => (await states()).filter((found) => found === state).length === count);
const retry = (...ids: string[]) => retryDead(store.connection, ids.length ? ids : 'all');

/** Fails for one aggregate until it is mended. */
const failing = on(InvoiceExpiredV1, ({ subject, data }, tx) => {
  tried.push(data.total.amount);
  if (subject === bad && !mended) throw new Error('no template for noura@example.com');
  return store.parts.note(subject, data.total.amount, tx);
});
const listening = async (maxTries = 1) => {
  const listener = await listen(bus, store.connection, { maxTries, handlers: [failing] });
  listeners.push(listener);
  return listener;
};

describe('a dead letter', () => {
  it('is none where nothing failed', async () => {
    expect(await listDead(store.connection, 5)).toEqual({ dead: [], leftOut: 0 });
    expect(await retry()).toBe(0);
  });

  it('is listed with what and why, and not with its content; a long list says what it leaves out', async () => {
    await listening(2);
    await neighbour.publishRaw('billing', 'k', 'not JSON');
    await until(1, 'DEAD');
    const { id } = await say(bad, 1);
    await until(2, 'DEAD');
    const [event, text] = await dead();
    expect(event).toMatchObject({ id, kind: 'letter', about: InvoiceExpiredV1.type, tries: 2, givenBack: 0 });
    expect(event?.reason).toBe('no template for [e-mail]');
    expect(text).toMatchObject({ about: null, tries: 1, reason: 'ContractViolation: message: is not JSON' });
    expect(text?.id).toMatch(new RegExp(`^${topicOf(bus.prefix, 'billing')}/\\d/\\d+$`));
    expect(JSON.stringify(await dead())).not.toContain(dataOf(bad, 1).accountId);
    expect(await listDead(store.connection, 1)).toEqual({ dead: [event], leftOut: 1 });
    expect([await countDead(store.connection, 'letters'), await countDead(store.connection, 'tasks')]).toEqual([2, 0]);
  });

  it('is shown whole, where it lies and where it was found', async () => {
    await listening();
    const { id } = await say(bad, 1);
    await until(1, 'DEAD');
    expect(await showDead(store.connection, id)).toMatchObject({
      id,
      lies: { database: store.connection.name, collection: 'tasks' },
      createdAt: expect.any(Date) as Date,
      message: {
        found: { topic: topicOf(bus.prefix, 'billing'), partition: expect.any(Number) as number, offset: '0' },
        headers: { signature: expect.stringContaining('..') as string },
        key: bad,
        value: { type: InvoiceExpiredV1.type, data: { invoiceId: bad } },
      },
    });
    await expect(showDead(store.connection, 'evt_none')).rejects.toThrow('nothing dead here by the id evt_none');
  });

  it('goes back to its one service, and to nobody else who hears the topic', async () => {
    const other = await openStore(effectsOf);
    const heard: string[] = [];
    const others = [on(InvoiceExpiredV1, ({ id }) => Promise.resolve(heard.push(id)))];
    listeners.push(await listen(bus, other.connection, { service: 'membership', handlers: others }));
    await listening();
    const said = [await say(bad, 1), await say(bad, 2)].map(({ id }) => id);
    await until(2, 'DEAD');
    await waitFor(() => heard.length === 2);
    mended = true;
    expect(await retry()).toBe(2);
    await until(2, 'DONE');
    expect(await store.parts.of(bad)).toEqual([1, 2]);
    // What the other hears next is the next thing said: nothing came between.
    const next = await say(bad, 3);
    await waitFor(() => heard.includes(next.id));
    expect(heard).toEqual([...said, next.id]);
    await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
    await other.drop();
  });

  it('that fails again is the same one, tried more often; mended it is done, and takes effect once', async () => {
    await listening(2);
    const { id } = await say(bad, 1);
    await until(1, 'DEAD');
    for (const round of [1, 2]) {
      await retry(id);
      await waitFor(async () => (await dead())[0]?.tries === 2 + 2 * round);
      await until(1, 'DEAD');
      expect(await dead()).toMatchObject([{ id, state: 'DEAD', givenBack: round, tries: 2 + 2 * round }]);
    }
    mended = true;
    // Of two who give the same back at once, one does.
    expect((await Promise.all([retry(), retry()])).toSorted()).toEqual([0, 1]);
    await until(1, 'DONE');
    expect(await dead()).toMatchObject([{ id, givenBack: 3, tries: 7, reason: null }]);
    await expect(retry(id)).rejects.toThrow(`${id} is done`);
    expect(await store.parts.of(bad)).toEqual([1]);
  });

  it('is one for its event, however often and wherever that is said', async () => {
    await listening();
    const envelope = await say(bad, 1);
    await until(1, 'DEAD');
    await neighbour.publishAgain(envelope);
    await waitFor(async () => (await dead())[0]?.tries === 2);
    expect(await dead()).toMatchObject([{ id: envelope.id, state: 'DEAD', tries: 2, givenBack: 0 }]);
    // Handled when said again, it takes no second effect when it is given back.
    mended = true;
    await neighbour.publishAgain(envelope);
    await waitFor(async () => (await store.parts.of(bad)).length === 1);
    await retry();
    await until(1, 'DONE');
    expect(await store.parts.of(bad)).toEqual([1]);
  });

  it('comes back in its order', async () => {
    await listening();
    for (const step of [1, 2, 3, 4]) await say(bad, step);
    await until(4, 'DEAD');
    mended = true;
    tried = [];
    await retry();
    await until(4, 'DONE');
    expect(tried).toEqual([1, 2, 3, 4]);
  });

  it('that is not its author’s word any more is refused', async () => {
    const listener = await listening();
    const [{ id }, other] = [await say(bad, 1), await say(bad, 2)];
    await until(2, 'DEAD');
    const model = tasksModel(store.connection);
    const forged = (await model.findById(other.id).lean())?.payload as { value: unknown };
    await model.updateOne({ _id: id }, { $set: { 'payload.value': forged.value } });
    mended = true;
    tried = [];
    await retry(id);
    await waitFor(() => listener.state().forged === 1);
    await until(2, 'DEAD');
    expect((await dead()).find((one) => one.id === id)?.reason).toBe('Forgery: its signature does not fit');
    expect(tried).toEqual([]);
  });

  it('is kept whole and given back, also where its message was packed and is larger than a document', async () => {
    await listening();
    const place = { service: 'billing', aggregateId: bad, sequence: 100, time: new Date() };
    const value = `${JSON.stringify(toEnvelope(eventOf(bad, 1), place))}${' '.repeat(20_000_000)}`;
    const topic = topicOf(bus.prefix, 'billing');
    const headers = { signature: await bus.signer.sign({ topic, key: bad, value }) };
    const producer = bus.kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: bad, value, headers }], compression: CompressionTypes.GZIP });
    await producer.disconnect();
    await until(1, 'DEAD');
    mended = true;
    await retry();
    await until(1, 'DONE');
    expect(await store.parts.of(bad)).toEqual([1]);
  });
});

describe('a discarded letter', () => {
  const [reason, by] = ['the invoice was settled by hand with noura@example.com', 'huda'];

  it('says why and by whom, stays so, and comes back only by its id', async () => {
    await listening();
    const envelope = await say(bad, 1);
    await until(1, 'DEAD');
    await expect(discardDead(store.connection, [envelope.id], { reason: ' ', by })).rejects.toThrow('say why');
    await expect(discardDead(store.connection, [envelope.id, 'evt_none'], { reason, by })).rejects.toThrow(
      'evt_none never died here',
    );
    expect(await states()).toEqual(['DEAD']);
    expect(await discardDead(store.connection, [envelope.id], { reason, by })).toBe(1);
    expect(await dead()).toMatchObject([
      { state: 'DISCARDED', discarded: { by, reason: 'the invoice was settled by hand with [e-mail]' } },
    ]);
    await neighbour.publishAgain(envelope);
    await waitFor(() => tried.length === 2);
    expect(await retry()).toBe(0);
    expect(await states()).toEqual(['DISCARDED']);
    expect(await countDead(store.connection, 'letters')).toBe(0);
    mended = true;
    await retry(envelope.id);
    await until(1, 'DONE');
    expect(await dead()).toMatchObject([{ discarded: null }]);
  });
});
