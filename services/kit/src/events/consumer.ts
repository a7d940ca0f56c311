import type { Kafka } from 'kafkajs';
import type { Logger } from '../log';
import { endsWithin } from '../within';
import type { Connection } from 'mongoose';
import { createDeadLetters } from './dead-letter';
import { createDelivery } from './delivery';
import { topicOf } from './envelope';
import type { EventHandler } from './handler';
import { createInbox } from './inbox';
import { createUnknownWords } from './unknown-words';
import type { Publisher } from './producer';

interface Options {
  service: string;
  prefix: string;
  kafka: Kafka;
  connection: Connection;
  publisher: Publisher;
  handlers: readonly EventHandler[];
  log: Logger;
  maxTries?: number;
  sessionTimeoutMs?: number;
  /** The consumer died and will not come back by itself: the process has to end. */
  onFatal(error: Error): void;
}

/** What the consumer knows of itself; liveness is the age of its heartbeat and its lag. */
export interface ConsumerState {
  joined: boolean;
  lastHeartbeatAt: number;
  /** Messages behind the end of the topics, over all partitions held. */
  lag: number;
  /** How often events had words of open lists that this service does not know. */
  unknownWords: number;
}

export interface EventConsumer {
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): ConsumerState;
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

const joinPatienceMs = 5_000;

/** Listens to the topics of the handlers' services as one consumer group of this service. */
export const createConsumer = (options: Options): EventConsumer => {
  const { service, prefix, kafka, connection, publisher, handlers, log, onFatal } = options;
  const { maxTries = 5, sessionTimeoutMs = 30_000 } = options;
  const topics = [...new Set(handlers.map((handler) => topicOf(prefix, handler.service)))];
  const consumer = kafka.consumer({
    groupId: `${prefix}.${service}`,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.min(3_000, sessionTimeoutMs / 3),
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
    retry: { retries: 20, maxRetryTime: 5_000 },
  });
  const unknownWords = createUnknownWords(log);
  const deliver = createDelivery({
    handlers,
    unknownWords,
    inbox: createInbox(connection),
    deadLetters: createDeadLetters(prefix, service, publisher),
    log,
    maxTries,
  });
  const lags = new Map<string, number>();
  let joined = false;
  let lastHeartbeatAt = Date.now();
  let stopping = false;
  let joining: Promise<void> = Promise.resolve();

  consumer.on('consumer.group_join', () => {
    joined = true;
    lags.clear();
    lastHeartbeatAt = Date.now();
  });
  consumer.on('consumer.heartbeat', () => (lastHeartbeatAt = Date.now()));
  consumer.on('consumer.end_batch_process', ({ payload: { topic, partition, offsetLag } }) =>
    lags.set(`${topic}/${partition}`, Number(offsetLag)),
  );
  consumer.on('consumer.crash', ({ payload: { error, restart } }) => {
    joined = false;
    log.error({ err: error, restart }, 'the consumer crashed');
    if (!restart && !stopping) onFatal(error);
  });

  const join = async () => {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    if (stopping) return;
    await consumer.run({
      partitionsConsumedConcurrently: 6,
      // Committing each offset keeps a redelivery after a crash to a message or two; the inbox makes it harmless.
      autoCommitThreshold: 1,
      eachMessage: ({ topic, partition, message, heartbeat }) =>
        deliver({ topic, partition, message, heartbeat, stopping: () => stopping }),
    });
  };

  return {
    start: () => {
      joining = join().catch((error: unknown) => {
        if (!stopping) throw error;
      });
      return joining;
    },
    stop: async () => {
      stopping = true;
      // kafkajs that is disconnected while it joins would go on trying to.
      await endsWithin(joining, joinPatienceMs);
      await consumer.disconnect();
    },
    state: () => ({
      joined,
      lastHeartbeatAt,
      lag: sumOf(lags),
      unknownWords: sumOf(unknownWords.counts()),
    }),
  };
};

const maxLag = 10_000;

/** Health checks of a consumer: alive while its heartbeat is young, ready once it has joined and keeps up. */
export const consumerChecks = (consumer: EventConsumer, sessionTimeoutMs = 30_000) => ({
  live: () => {
    const age = Date.now() - consumer.state().lastHeartbeatAt;
    if (age > 3 * sessionTimeoutMs) throw new Error(`no heartbeat for ${Math.round(age / 1_000)} s`);
    return `heartbeat ${Math.round(age / 1_000)} s ago`;
  },
  ready: () => {
    const { joined, lag, lastHeartbeatAt, unknownWords } = consumer.state();
    if (!joined) throw new Error('not in its consumer group');
    const age = Date.now() - lastHeartbeatAt;
    if (age > sessionTimeoutMs / 2) throw new Error(`no heartbeat for ${Math.round(age / 1_000)} s`);
    if (lag > maxLag) throw new Error(`${lag} messages behind`);
    return `${lag} messages behind${unknownWords ? `, ${unknownWords} unknown words met` : ''}`;
  },
});
