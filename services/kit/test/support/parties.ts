import { randomBytes } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { createConsumer, type EventConsumer } from '../../src/events/consumer';
import type { EventHandler } from '../../src/events/handler';
import { inboxModel } from '../../src/events/inbox';
import { connectKafka } from '../../src/events/kafka';
import { createPublisher, type Publisher } from '../../src/events/producer';
import { createRelay, type Relay } from '../../src/events/relay';
import {
  createEventSigner,
  createEventVerifier,
  type EventSigner,
  type EventVerifier,
} from '../../src/events/signatures';
import type { Connection } from '../../src/mongo/connect';
import { prepareStore } from '../../src/mongo/prepare';
import { tasksModel } from '../../src/task-model';
import { testEventKeys, testLog, testMongoUri, testStore, testTopics, waitFor } from '../../src/testing';

export interface Bus {
  brokers: string[];
  prefix: string;
  kafka: Kafka;
  publisher: Publisher;
  signer: EventSigner;
  verifier: EventVerifier;
  close(): Promise<void>;
}

/** Topics of one's own, with a client and a publisher. */
export const openBus = async (): Promise<Bus> => {
  const { brokers, prefix } = await testTopics();
  const kafka = connectKafka({ clientId: prefix, brokers, log: testLog });
  const publisher = createPublisher(kafka, testLog);
  const keys = testEventKeys('billing');
  const signer = await createEventSigner(keys.EVENT_SIGNING_KEY);
  const verifier = await createEventVerifier(keys.EVENT_KEYS_FILE);
  return { brokers, prefix, kafka, publisher, signer, verifier, close: publisher.stop };
};

/** A store of one's own, its collections made by `declare` before they are prepared. */
export const openStore = async <T>(declare: (connection: Connection) => T, uri = testMongoUri()) => {
  const { connection, drop } = await testStore(uri);
  const parts = declare(connection);
  inboxModel(connection);
  tasksModel(connection);
  await prepareStore(connection);
  return { connection, drop, parts };
};

export const relayOf = (bus: Bus, connection: Connection, pollMs = 500): Relay =>
  createRelay({
    service: 'billing',
    prefix: bus.prefix,
    connection,
    publisher: bus.publisher,
    signer: bus.signer,
    log: testLog,
    pollMs,
  });

interface Listening {
  handlers: readonly EventHandler[];
  service?: string;
  kafka?: Kafka;
  maxTries?: number;
  sessionTimeoutMs?: number;
}

/** Lets a service hear the bus from now on. */
export const listen = async (bus: Bus, connection: Connection, options: Listening): Promise<EventConsumer> => {
  const consumer = createConsumer({
    service: 'notification',
    prefix: bus.prefix,
    kafka: bus.kafka,
    verifier: bus.verifier,
    connection,
    log: testLog,
    ...options,
  });
  await consumer.start();
  return consumer;
};

/** All messages of a topic up to now, oldest first within a partition. */
export const readTopic = async ({ kafka }: Bus, topic: string) => {
  const admin = kafka.admin();
  await admin.connect();
  const ends = (await waitFor(() => admin.fetchTopicOffsets(topic))).reduce(
    (sum, { high, low }) => sum + Number(high) - Number(low),
    0,
  );
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: `read-${randomBytes(6).toString('hex')}`, maxWaitTimeInMs: 50 });
  const found: { key: string; value: string; headers: Record<string, string> }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (!ends) return resolve();
    return void consumer
      .run({
        autoCommit: false,
        eachMessage: ({ message }) => {
          const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]);
          found.push({
            key: message.key?.toString() ?? '',
            value: message.value?.toString() ?? '',
            headers: Object.fromEntries(headers) as Record<string, string>,
          });
          if (found.length >= ends) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return found;
};
