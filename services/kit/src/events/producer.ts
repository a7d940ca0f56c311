import { type Kafka, type Producer } from 'kafkajs';
import type { Logger } from '../log';

export interface Message {
  topic: string;
  key: string;
  value: string;
  headers?: Record<string, string>;
}

/** What the relay and the dead letter need of a broker. */
export interface Publisher {
  /** Resolves when every in-sync replica has all of it; in order for each key. */
  publish(messages: readonly Message[]): Promise<void>;
  stop(): Promise<void>;
}

const byTopic = (messages: readonly Message[]) => {
  const topics = new Map<string, Omit<Message, 'topic'>[]>();
  for (const { topic, ...message } of messages) topics.set(topic, [...(topics.get(topic) ?? []), message]);
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
};

/** An idempotent kafkajs producer that begins anew after a fault: one that failed may never send in sequence again. */
export const createPublisher = (kafka: Kafka, log: Logger): Publisher => {
  let connected: Promise<Producer> | undefined;
  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
    await producer.connect();
    return producer;
  };
  const drop = async () => {
    const old = connected;
    connected = undefined;
    await old?.then((producer) => producer.disconnect()).catch(() => undefined);
  };
  return {
    publish: async (messages) => {
      if (!messages.length) return;
      try {
        const producer = await (connected ??= connect());
        await producer.sendBatch({ topicMessages: byTopic(messages), acks: -1, timeout: 10_000 });
      } catch (error) {
        log.warn({ err: error }, 'publishing failed; the producer begins anew');
        await drop();
        throw error;
      }
    },
    stop: drop,
  };
};
