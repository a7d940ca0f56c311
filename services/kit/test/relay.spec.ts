import type { EventEnvelope } from '@mumaris/schemas';
import { systemClock } from '../src/clock';
import { topicOf } from '../src/events/envelope';
import { createOutbox, outboxModel } from '../src/events/outbox';
import type { Message } from '../src/events/producer';
import { createRelay } from '../src/events/relay';
import { resendEvents } from '../src/events/resend';
import { newId } from '../src/id';
import { inTransaction } from '../src/mongo/transaction';
import { testLog, waitFor } from '../src/testing';
import { eventOf, type Invoices, invoicesOf, upTo } from './support/invoices';
import { type Bus, openBus, openStore, readTopic, relayOf } from './support/parties';
import { ended, start } from './support/process';

let bus: Bus;
let store: Awaited<ReturnType<typeof openStore<Invoices>>>;

beforeEach(async () => {
  [bus, store] = await Promise.all([openBus(), openStore(invoicesOf)]);
});
afterEach(async () => {
  await bus.close();
  await store.drop();
});

const unsent = () => outboxModel(store.connection).countDocuments({ sentAt: null });

/** The steps of each aggregate in the order in which the bus first had them. */
const firstHeard = async (): Promise<Map<string, number[]>> => {
  const messages = await readTopic(bus, topicOf(bus.prefix, 'billing'));
  const envelopes = messages.map(({ value }) => JSON.parse(value) as EventEnvelope);
  const seen = new Set<string>();
  const steps = new Map<string, number[]>();
  for (const { id, subject, data } of envelopes) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { total } = data as { total: { amount: number } };
    steps.set(subject, [...(steps.get(subject) ?? []), total.amount]);
  }
  return steps;
};

/** Many people at once, each taking the steps of one aggregate one after another. */
const busyTraffic = async (people: number, steps: number): Promise<string[]> => {
  const ids = await Promise.all(Array.from({ length: people }, () => store.parts.open()));
  await Promise.all(
    ids.map(async (id) => {
      for (let step = 0; step < steps; step++) await store.parts.step(id);
    }),
  );
  return ids;
};

const expectAllInOrder = async (ids: readonly string[], steps: number) => {
  const heard = await firstHeard();
  expect(heard.size).toBe(ids.length);
  for (const id of ids) expect(heard.get(id)).toEqual(upTo(steps));
};

describe('two relays at once', () => {
  it('keep each aggregate’s order, also when the one at work is stopped midway', async () => {
    const [one, two] = [relayOf(bus, store.connection), relayOf(bus, store.connection)];
    one.start();
    two.start();
    const [ids] = await Promise.all([
      busyTraffic(10, 20),
      waitFor(async () => (await store.connection.collection('outbox').countDocuments()) > 60).then(one.stop),
    ]);
    await waitFor(async () => (await unsent()) === 0);
    await two.stop();
    await expectAllInOrder(ids, 20);
  });

  it('keep it when the one at work hangs past its lease and comes back', async () => {
    const options = { mongoUri: uriOf(), brokers: bus.brokers, prefix: bus.prefix };
    const hanging = start('relay.mjs', options);
    const traffic = busyTraffic(6, 30);
    await waitFor(async () => (await outboxModel(store.connection).countDocuments({ sentAt: { $ne: null } })) > 10);
    hanging.kill('SIGSTOP');
    const other = relayOf(bus, store.connection, 200);
    other.start();
    const ids = await traffic;
    await waitFor(async () => (await unsent()) === 0, { timeoutMs: 20_000, what: 'the other to take over' });
    hanging.kill('SIGCONT');
    await Promise.all(ids.map((id) => store.parts.step(id)));
    await waitFor(async () => (await unsent()) === 0);
    await other.stop();
    hanging.kill('SIGTERM');
    expect(await ended(hanging)).toBe(0);
    await expectAllInOrder(ids, 31);
  }, 60_000);

  const uriOf = () => {
    const uri = new URL(process.env['MONGODB_URI'] ?? '');
    uri.pathname = `/${store.connection.name}`;
    return uri.toString();
  };
});

describe('a relay', () => {
  it('carries a backlog that is larger than what a broker takes at once', async () => {
    const outbox = createOutbox({ service: 'billing', connection: store.connection, clock: systemClock });
    const [big, small] = [newId('inv'), newId('inv')];
    for (let version = 1; version <= 25; version++)
      await inTransaction(store.connection, (tx) =>
        outbox.add(
          big,
          version,
          upTo(100).map((at) => eventOf(big, (version - 1) * 100 + at)),
          tx,
        ),
      );
    await inTransaction(store.connection, (tx) => outbox.add(small, 1, [eventOf(small, 1)], tx));
    const relay = relayOf(bus, store.connection);
    while (await relay.publishUnsent());
    const heard = await firstHeard();
    expect(heard.get(small)).toEqual([1]);
    expect(heard.get(big)).toEqual(upTo(2_500));
  });

  it('keeps the order and loses nothing where every other publishing fails', async () => {
    let calls = 0;
    const publish = async (messages: readonly Message[]) => {
      if (++calls % 2) throw new Error('the broker is away');
      await bus.publisher.publish(messages);
    };
    const publisher = { publish, stop: () => Promise.resolve() };
    const { connection } = store;
    const relay = createRelay({
      service: 'billing',
      prefix: bus.prefix,
      connection,
      publisher,
      signer: bus.signer,
      log: testLog,
    });
    relay.start();
    const ids = await busyTraffic(5, 6);
    await waitFor(async () => (await unsent()) === 0);
    await relay.stop();
    await expectAllInOrder(ids, 6);
  });

  it('is woken by a commit, well before it would look by itself', async () => {
    const relay = relayOf(bus, store.connection, 60_000);
    relay.start();
    const id = await store.parts.open();
    await store.parts.step(id);
    await waitFor(async () => (await unsent()) === 0, { timeoutMs: 5_000 });
    await relay.stop();
  });

  it('is told nothing of a change that its contract refuses: neither state nor event is kept', async () => {
    const id = await store.parts.open();
    const wrong = store.parts.update(id, () => ({ state: { id, step: 9 }, events: [eventOf(id, -1.5)] }));
    await expect(wrong).rejects.toThrow('/total/amount');
    expect((await store.parts.get(id)).step).toBe(0);
    const foreign = { type: 'sa.mumaris.identity.account-activated.v1', data: {} };
    await expect(store.parts.update(id, (state) => ({ state, events: [foreign] }))).rejects.toThrow('does not own');
    const huge = { ...eventOf(id, 1), data: { ...eventOf(id, 1).data, number: 'x'.repeat(500_000) } };
    await expect(store.parts.update(id, (state) => ({ state, events: [huge] }))).rejects.toThrow();
    expect(await unsent()).toBe(0);
  });
});

describe('what the bus lost', () => {
  it('is sent once more from the outbox, each aggregate’s events in their order', async () => {
    const relay = relayOf(bus, store.connection);
    const [early] = await busyTraffic(1, 2);
    await relay.publishUnsent();
    const since = new Date();
    const lost = await busyTraffic(2, 3);
    await relay.publishUnsent();
    expect(await unsent()).toBe(0);
    const topic = topicOf(bus.prefix, 'billing');
    expect(await readTopic(bus, topic)).toHaveLength(8);
    expect(await resendEvents(store.connection, { since })).toBe(6);
    await relay.publishUnsent();
    const again = (await readTopic(bus, topic)).map(({ value }) => JSON.parse(value) as EventEnvelope);
    expect(again).toHaveLength(14);
    for (const id of lost) {
      const sequences = again.filter(({ subject }) => subject === id).map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences.slice(0, 3), ...sequences.slice(0, 3)]);
    }
    expect(again.filter(({ subject }) => subject === early)).toHaveLength(2);
  });
});
