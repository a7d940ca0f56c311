import { randomBytes } from 'node:crypto';
import type { Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { deadLetterTopicOf } from './envelope';
import type { Message, Publisher } from './producer';
import { signatureHeader } from './signatures';

/** A message that a service could not handle, as it lies in its dead-letter topic. */
export interface DeadLetter {
  /** Its place: `partition/offset`. */
  at: string;
  buriedAt: string;
  reason: string;
  /** Where the service had found it: topic, then `partition/offset`. */
  originalTopic: string;
  originalAt: string;
  key: Buffer | null;
  value: Buffer | null;
  /** Its author's. */
  signature: string;
  /** Whether the message itself did not fit: then it lies at its original place alone, as long as its topic keeps it. */
  isPlaceOnly: boolean;
  /** When it was last given back; null where it never was. */
  replayedAt: string | null;
}

interface Place {
  kafka: Kafka;
  prefix: string;
  service: string;
}

const quietMs = 20_000;
const header = (message: KafkaMessage, name: string) => message.headers?.[name]?.toString() ?? '';

/** kafkajs does not ask again by itself where a partition's leader is about to change. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 6 || !(error as { retriable?: boolean }).retriable) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
    }
  }
};

/** The offset at which each partition that holds something ends now. */
const endsOf = async (kafka: Kafka, topic: string): Promise<Map<number, bigint>> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const partitions = await patiently(() => admin.fetchTopicOffsets(topic));
    const holding = partitions.filter(({ low, high }) => BigInt(high) > BigInt(low));
    return new Map(holding.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
};

type Seen = (partition: number, message: KafkaMessage) => void;

/** Shows every message up to the ends. @throws when the broker has nothing more to say before that */
const readUpTo = async (consumer: Consumer, topic: string, ends: Map<number, bigint>, seen: Seen): Promise<void> => {
  const open = new Set(ends.keys());
  let lastAt = Date.now();
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ partition, message }) => {
      lastAt = Date.now();
      const end = ends.get(partition) ?? 0n;
      if (BigInt(message.offset) < end) seen(partition, message);
      if (BigInt(message.offset) + 1n >= end) open.delete(partition);
      return Promise.resolve();
    },
  });
  while (open.size) {
    if (Date.now() - lastAt > quietMs) throw new Error(`${topic} was not read to its end`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** The dead letters of a service from the first kept to the last there is now, in the order of their places. */
export const readDeadLetters = async ({ kafka, prefix, service }: Place): Promise<DeadLetter[]> => {
  const topic = deadLetterTopicOf(prefix, service);
  const ends = await endsOf(kafka, topic);
  if (!ends.size) return [];
  const groupId = `${topic}.reader-${randomBytes(6).toString('hex')}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  const letters: DeadLetter[] = [];
  const replayed = new Map<string, string>();
  try {
    await readUpTo(consumer, topic, ends, (partition, message) => {
      const marked = header(message, 'replayed');
      if (marked) replayed.set(marked, header(message, 'replayed-at'));
      else letters.push(toLetter(partition, message));
    });
  } finally {
    await consumer.disconnect();
    await forget(kafka, groupId);
  }
  return letters.toSorted(byPlace).map((letter) => ({ ...letter, replayedAt: replayed.get(letter.at) ?? null }));
};

const toLetter = (partition: number, message: KafkaMessage): DeadLetter => ({
  at: `${partition}/${message.offset}`,
  buriedAt: header(message, 'buried-at'),
  reason: header(message, 'reason'),
  originalTopic: header(message, 'original-topic'),
  originalAt: `${header(message, 'original-partition')}/${header(message, 'original-offset')}`,
  key: message.key,
  value: message.value,
  signature: header(message, signatureHeader),
  isPlaceOnly: header(message, 'original-bytes') !== '',
  replayedAt: null,
});

const byPlace = (a: DeadLetter, b: DeadLetter): number => {
  const [[partA = 0, offsetA = 0] = [], [partB = 0, offsetB = 0] = []] = [a, b].map(({ at }) =>
    at.split('/').map(Number),
  );
  return partA - partB || offsetA - offsetB;
};

const forget = async (kafka: Kafka, groupId: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteGroups([groupId]).catch(() => undefined); // the broker forgets an empty group by itself, later
  await admin.disconnect();
};

interface Replay extends Place {
  publisher: Publisher;
  /** `'all'` that were never replayed, or the places of the chosen ones, replayed before or not. */
  which: 'all' | readonly string[];
}

/**
 * Gives dead letters back to the topics they came from, and notes it beside them, so that `all` never means the same
 * one twice. Every subscriber of the topic gets them; the inboxes of those that handled them drop them.
 * @returns those given back
 * @throws when a chosen place holds no dead letter, or only the place of one; then nothing was given back
 */
export const replayDeadLetters = async ({ publisher, which, ...place }: Replay): Promise<DeadLetter[]> => {
  const letters = await readDeadLetters(place);
  const missing = which === 'all' ? [] : which.filter((at) => !letters.some((letter) => letter.at === at));
  if (missing.length) throw new Error(`no dead letter of ${place.service} at ${missing.join(', ')}`);
  const stub = letters.find(({ at, isPlaceOnly }) => which !== 'all' && which.includes(at) && isPlaceOnly);
  if (stub)
    throw new Error(
      `${stub.at} was too large to be kept: its message lies in ${stub.originalTopic} at ${stub.originalAt}`,
    );
  const chosen = letters.filter(({ at, replayedAt, isPlaceOnly }) =>
    which === 'all' ? !replayedAt && !isPlaceOnly : which.includes(at),
  );
  await publisher.publish(
    chosen.map(({ originalTopic: topic, key, value, signature }) => ({
      topic,
      key,
      value,
      headers: { [signatureHeader]: signature },
    })),
  );
  const topic = deadLetterTopicOf(place.prefix, place.service);
  await publisher.publish(chosen.map((letter) => markOf(topic, letter)));
  return chosen;
};

const markOf = (topic: string, { at, key }: DeadLetter): Message => ({
  topic,
  key,
  value: null,
  headers: { replayed: at, 'replayed-at': new Date().toISOString() },
});
