import { type Kafka, type Producer } from 'kafkajs';
import type { Logger } from '../log';

export interface Message {
  topic: string;
  key: string;
  value: string;
  headers?: Record<string, string>;
}

/** What the relay needs of a broker. */
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

/** A broker refuses a batch of over 1 MiB, and all that go to one partition in one request are one batch. */
const maxChunkBytes = 512 * 1_024;

const chunksOf = (messages: readonly Message[]): Message[][] => {
  const chunks: Message[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message.value) + 500; // key, headers and framing
    if (bytes > room) {
      chunks.push([]);
      room = maxChunkBytes;
    }
    chunks.at(-1)?.push(message);
    room -= bytes;
  }
  return chunks;
};

/** An idempotent kafkajs producer that begins anew after a fault: one that failed may never send in sequence again. */
export const createPublisher = (kafka: Kafka, log: Logger): Publisher => {
  let connected: Promise<Producer> | undefined;
  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
    await producer.connect();
    return producer;
  };
  const drop = async (old = connected) => {
    // Of several that failed together, only the first drops the producer; the others must not drop its successor.
    if (connected === old) connected = undefined;
    await old?.then((producer) => producer.disconnect()).catch(() => undefined);
  };
  return {
    publish: async (messages) => {
      if (!messages.length) return;
      const current = (connected ??= connect());
      try {
        const producer = await current;
        for (const chunk of chunksOf(messages))
          await producer.sendBatch({ topicMessages: byTopic(chunk), acks: -1, timeout: 10_000 });
      } catch (error) {
        log.warn({ err: error }, 'publishing failed; the producer begins anew');
        await drop(current);
        throw error;
      }
    },
    stop: () => drop(),
  };
};
