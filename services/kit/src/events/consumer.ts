import type { Consumer, Kafka } from 'kafkajs';
import type { Logger } from '../log';
import { createWake } from '../wake';
import { endsWithin } from '../within';
import type { Connection } from 'mongoose';
import { createDeadLetters, createLetterWorker } from './dead-letter';
import { createDelivery } from './delivery';
import { topicOf } from './envelope';
import { createForgeries } from './forgeries';
import type { EventHandler } from './handler';
import { createHearing } from './hearing';
import { createInbox } from './inbox';
import type { EventVerifier } from './signatures';
import { createUnknownWords } from './unknown-words';

interface Options {
  service: string;
  prefix: string;
  kafka: Kafka;
  connection: Connection;
  handlers: readonly EventHandler[];
  verifier: EventVerifier;
  log: Logger;
  maxTries?: number;
  sessionTimeoutMs?: number;
}

/** What the consumer knows of itself. */
export interface ConsumerState {
  joined: boolean;
  /** When it last showed that it works: by a heartbeat, which handlers that wait send too. */
  lastHeartbeatAt: number;
  /** Messages behind the end of the topics, over all partitions held. */
  lag: number;
  /** How often events had words of open lists that this service does not know. */
  unknownWords: number;
  /** How many messages were not the word of the service whose topic they lay on. */
  forged: number;
}

export interface EventConsumer {
  /** Joins, and joins again whenever it fell out, until it is stopped. Resolves once it has joined for the first time. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): ConsumerState;
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** A killed member's partitions wait so long for another. */
export const sessionMs = 10_000;
const stopPatienceMs = 5_000;
const pausesMs = { first: 200, longest: 5_000 };

/**
 * Listens to the topics of the handlers' services as one consumer group of this service, and hears those of its dead letters
 * again that are given back to it.
 */
export const createConsumer = (options: Options): EventConsumer => {
  const { service, prefix, kafka, connection, handlers, verifier, log } = options;
  const { maxTries = 5, sessionTimeoutMs = sessionMs } = options;
  const topics = [...new Set(handlers.map((handler) => topicOf(prefix, handler.service)))];
  const unknownWords = createUnknownWords(log);
  const forgeries = createForgeries(connection, log);
  const inbox = createInbox(connection);
  const hear = createHearing({ handlers, inbox, prefix, verifier, forgeries, unknownWords, log });
  const deliver = createDelivery({ hear, deadLetters: createDeadLetters(connection), log, maxTries });
  const letters = createLetterWorker({ connection, hear, log, maxTries });
  const lags = new Map<string, number>();
  const wake = createWake();
  let stopped = false;
  let joined = false;
  let lastHeartbeatAt = Date.now();
  let current: Consumer | undefined;
  let leave: () => void = () => undefined;
  let joining: Promise<unknown> = Promise.resolve();
  let attending: Promise<void> = Promise.resolve();

  /**
   * A kafkajs consumer lives until its first crash: what it is worth after one is not known, so that another takes over.
   * `ended` says what it crashed of; nothing where it was left.
   */
  const open = (onJoined: () => void): { consumer: Consumer; ended: Promise<Error | undefined> } => {
    const consumer = kafka.consumer({
      groupId: `${prefix}.${service}`,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, sessionTimeoutMs / 3),
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: { retries: 5, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
    });
    consumer.on('consumer.group_join', () => {
      joined = true;
      lags.clear();
      onJoined();
    });
    consumer.on('consumer.heartbeat', () => (lastHeartbeatAt = Date.now()));
    consumer.on('consumer.end_batch_process', ({ payload: { topic, partition, offsetLag } }) =>
      lags.set(`${topic}/${partition}`, Number(offsetLag)),
    );
    const ended = new Promise<Error | undefined>((resolve) => {
      consumer.on('consumer.crash', ({ payload: { error } }) => resolve(error));
      leave = () => resolve(undefined);
    });
    return { consumer, ended };
  };

  const join = async (consumer: Consumer) => {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    if (stopped) return;
    await consumer.run({
      partitionsConsumedConcurrently: 6,
      // Committing each offset keeps a redelivery after a crash to a message or two; the inbox makes it harmless.
      autoCommitThreshold: 1,
      eachMessage: ({ topic, partition, message, heartbeat }) =>
        deliver({ topic, partition, message, heartbeat, stopping: () => stopped }),
    });
  };

  /** Hears until it falls out: the broker went away, or something escaped that nobody expected. */
  const listen = async (onJoined: () => void): Promise<void> => {
    const { consumer, ended } = open(onJoined);
    current = consumer;
    try {
      joining = join(consumer);
      await joining;
      const error = await ended;
      if (error) throw error;
    } finally {
      joined = false;
      if (!stopped) await endsWithin(consumer.disconnect(), stopPatienceMs);
    }
  };

  const attend = async (onJoined: () => void): Promise<void> => {
    for (let pauseMs = pausesMs.first; !stopped; pauseMs = Math.min(2 * pauseMs, pausesMs.longest)) {
      try {
        await listen(() => {
          pauseMs = pausesMs.first;
          onJoined();
        });
      } catch (error) {
        if (stopped) return;
        log.warn({ err: error }, 'out of the consumer group; joining again');
        await wake.sleep(pauseMs);
      }
    }
  };

  return {
    start: () =>
      new Promise((resolve) => {
        letters.start();
        attending = attend(resolve).finally(resolve);
      }),
    stop: async () => {
      stopped = true;
      wake.now();
      leave();
      const lettersEnd = letters.stop();
      // kafkajs that is disconnected while it joins would go on trying to.
      await endsWithin(joining, stopPatienceMs);
      await current?.disconnect();
      await endsWithin(Promise.all([attending, lettersEnd]), stopPatienceMs);
    },
    state: () => ({
      joined,
      lastHeartbeatAt,
      lag: sumOf(lags),
      unknownWords: sumOf(unknownWords.counts()),
      forged: forgeries.count(),
    }),
  };
};
