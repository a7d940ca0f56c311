import net from 'node:net';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { Kafka, logLevel } from 'kafkajs';
import { createConsumer } from '../src/events/consumer';
import { brokerProbe, standstillCheck } from '../src/events/standstill';
import { on } from '../src/events/handler';
import { newId } from '../src/id';
import { testBus, type TestBus, testLog, waitFor } from '../src/testing';
import { dataOf, effectsOf } from './support/invoices';
import { type Bus, listen, openBus, openStore } from './support/parties';

let bus: Bus;
let neighbour: TestBus;
let store: Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;

beforeEach(async () => {
  [bus, store] = await Promise.all([openBus(), openStore(effectsOf)]);
  neighbour = await testBus(bus.brokers, bus.prefix);
});
afterEach(async () => {
  await neighbour.stop();
  await bus.close();
  await store.drop();
});

const say = (id: string, step: number) =>
  neighbour.publish(InvoiceExpiredV1, dataOf(id, step), { subject: id, sequence: 100 * step });

/** A client whose connections a test can freeze, as when a broker hangs. */
const freezable = (brokers: string[]) => {
  const sockets = new Set<net.Socket>();
  const socketFactory = ({ host, port, onConnect }: { host: string; port: number; onConnect: () => void }) => {
    const socket = net.connect({ host, port }, onConnect);
    sockets.add(socket);
    return socket;
  };
  return {
    kafka: new Kafka({
      clientId: 'freezable',
      brokers,
      socketFactory: socketFactory,
      logLevel: logLevel.NOTHING,
    }),
    freeze: () => sockets.forEach((socket) => socket.pause()),
    thaw: () => sockets.forEach((socket) => socket.resume()),
  };
};

describe('a handler slower than the session', () => {
  it('is run once, and its message is not given to the other replica', async () => {
    let runs = 0;
    const slow = on(InvoiceExpiredV1, async ({ subject, data }, tx) => {
      runs += 1;
      if (data.total.amount === 1) await new Promise((resolve) => setTimeout(resolve, 8_000));
      await store.parts.note(subject, data.total.amount, tx);
    });
    let joins = 0;
    const counting = {
      consumer: (options: Parameters<Kafka['consumer']>[0]) => {
        const consumer = bus.kafka.consumer(options);
        consumer.on('consumer.group_join', () => (joins += 1));
        return consumer;
      },
    } as Kafka;
    const options = { handlers: [slow], kafka: counting, sessionTimeoutMs: 6_000 };
    const replicas = [await listen(bus, store.connection, options), await listen(bus, store.connection, options)];
    await waitFor(() => joins === 3); // the first joined again when the second came
    const id = newId('inv');
    await say(id, 1);
    await say(id, 2);
    await waitFor(async () => (await store.parts.of(id)).length === 2, { timeoutMs: 40_000 });
    expect(joins).toBe(3);
    expect(await store.parts.of(id)).toEqual([1, 2]);
    expect(runs).toBe(2);
    await Promise.all(replicas.map((replica) => replica.stop()));
  }, 60_000);
});

describe('a consumer that kafkajs ends for good', () => {
  it('gives way to another, which hears what it left', async () => {
    let opened = 0;
    /** What escapes a handler here is what the kit's own delivery never lets out. */
    const fragile = {
      consumer: (options: Parameters<Kafka['consumer']>[0]) => {
        const consumer = bus.kafka.consumer(options);
        if (opened++) return consumer;
        const run: typeof consumer.run = (config) =>
          consumer.run({ ...config, eachMessage: () => Promise.reject(new TypeError('escaped')) });
        return { ...consumer, run };
      },
    } as Kafka;
    const listener = await listen(bus, store.connection, { handlers: [store.parts.handler], kafka: fragile });
    const id = newId('inv');
    await say(id, 1);
    await waitFor(async () => (await store.parts.of(id)).length === 1, { timeoutMs: 30_000 });
    expect(opened).toBe(2);
    expect(listener.state().joined).toBe(true);
    await listener.stop();
    expect(listener.state().joined).toBe(false);
  });
});

describe('a broker that is not there', () => {
  it('when a service starts is waited for, and joined when it comes', async () => {
    const [host = '', port = ''] = (bus.brokers[0] ?? '').split(':');
    let away = true;
    const socketFactory = ({ onConnect }: { onConnect: () => void }) =>
      away ? net.connect({ host, port: 1 }, onConnect) : net.connect({ host, port: Number(port) }, onConnect);
    const kafka = new Kafka({
      clientId: 'early',
      brokers: bus.brokers,
      socketFactory,
      retry: { retries: 0 },
      logLevel: logLevel.NOTHING,
    });
    const parts = {
      service: 'notification',
      prefix: bus.prefix,
      verifier: bus.verifier,
      log: testLog,
    };
    const handlers = [store.parts.handler];
    const consumer = createConsumer({ ...parts, kafka, connection: store.connection, handlers });
    const started = consumer.start();
    const live = standstillCheck({
      lastSignAt: () => Date.now() - 3_600_000,
      brokerAnswers: brokerProbe(kafka),
      patienceMs: 1,
    });
    expect(await live()).toContain('the broker does not answer');
    expect(consumer.state().joined).toBe(false);
    away = false;
    await started;
    const id = newId('inv');
    await say(id, 1);
    await waitFor(async () => (await store.parts.of(id)).length === 1, { timeoutMs: 30_000 });
    expect(await brokerProbe(kafka)()).toBe(true);
    await consumer.stop();
  }, 60_000);

  it('and hangs does no harm when it goes on', async () => {
    const wire = freezable(bus.brokers);
    const options = { handlers: [store.parts.handler], kafka: wire.kafka, sessionTimeoutMs: 6_000 };
    const listener = await listen(bus, store.connection, options);
    const id = newId('inv');
    await say(id, 1);
    await waitFor(async () => (await store.parts.of(id)).length === 1);
    const { lastHeartbeatAt } = listener.state();
    wire.freeze();
    await waitFor(() => Date.now() - Math.max(lastHeartbeatAt, listener.state().lastHeartbeatAt) > 7_000, {
      what: 'the silence',
      timeoutMs: 20_000,
    });
    await say(id, 2);
    wire.thaw();
    await waitFor(async () => (await store.parts.of(id)).length === 2, { timeoutMs: 30_000 });
    expect(await store.parts.of(id)).toEqual([1, 2]);
    await listener.stop();
  }, 60_000);
});

describe('stopping', () => {
  it('in the middle of a handler lets it end, and leaves what follows to the next', async () => {
    let entered = false;
    const slow = on(InvoiceExpiredV1, async ({ subject, data }, tx) => {
      entered = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
      await store.parts.note(subject, data.total.amount, tx);
    });
    const first = await listen(bus, store.connection, { handlers: [slow] });
    const id = newId('inv');
    await say(id, 1);
    await say(id, 2);
    await waitFor(() => entered);
    await first.stop();
    const second = await listen(bus, store.connection, { handlers: [store.parts.handler] });
    await waitFor(async () => (await store.parts.of(id)).length === 2);
    await second.stop();
    expect(await store.parts.of(id)).toEqual([1, 2]);
  });

  it('before it has joined its group is no fault, and leaves no member behind', async () => {
    const parts = {
      service: 'notification',
      prefix: bus.prefix,
      kafka: bus.kafka,
      verifier: bus.verifier,
    };
    const { connection } = store;
    const handlers = [store.parts.handler];
    for (const pauseMs of [0, 5, 20, 60, 150]) {
      const consumer = createConsumer({ ...parts, connection, handlers, log: testLog });
      const started = consumer.start();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await consumer.stop();
      await started;
    }
    const admin = bus.kafka.admin();
    await admin.connect();
    await waitFor(async () => {
      const { groups } = await admin.describeGroups([`${bus.prefix}.notification`]);
      return groups[0]?.members.length === 0;
    });
    await admin.disconnect();
  });

  it('while a handler keeps failing leaves its message to the next, and does not bury it', async () => {
    let tries = 0;
    const failing = on(InvoiceExpiredV1, () => {
      tries += 1;
      throw new TypeError('not yet');
    });
    const first = await listen(bus, store.connection, { handlers: [failing], maxTries: 50 });
    const id = newId('inv');
    await say(id, 1);
    await waitFor(() => tries > 1);
    await first.stop();
    const second = await listen(bus, store.connection, { handlers: [store.parts.handler] });
    await waitFor(async () => (await store.parts.of(id)).length === 1);
    await second.stop();
  });
});
