import { randomUUID } from 'node:crypto';
import { topicOf } from '@mumaris/kit/events/envelope';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { type Lags, openLags, testLog } from '@mumaris/kit/testing';
import { hearers, type SubgraphName } from '@mumaris/schemas';
import { eventually } from '@mumaris/sandbox/outsider';
import { addresses } from './platform';

const prefix = 'mumaris';
const brokers = addresses.kafkaBrokers.split(',');
const kafka = connectKafka({ clientId: 'onlooker', brokers, log: testLog });
const services = Object.keys(hearers) as SubgraphName[];

/** A message as it lies on the bus. */
export interface Lying {
  topic: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
}

const withLags = async <T>(work: (lags: Lags) => Promise<T>): Promise<T> => {
  const lags = await openLags(brokers, prefix);
  try {
    return await work(lags);
  } finally {
    await lags.close();
  }
};

/** Waits until a service has something to hear: what another said lies on the bus. */
export const untilBehind = (service: SubgraphName) =>
  withLags((lags) => eventually(`something for ${service}`, async () => (await lags.behind(service)) || undefined));

/** Waits until everybody has heard all that lies on the bus. */
export const untilHeard = () =>
  withLags((lags) =>
    eventually('all to be heard', async () => {
      const behind = await Promise.all(services.map((name) => lags.behind(name)));
      return behind.every((count) => count === 0) || undefined;
    }),
  );

const endsOf = async (topics: readonly string[]) => {
  const admin = kafka.admin();
  await admin.connect();
  const all = await Promise.all(topics.map(async (topic) => ({ topic, ends: await admin.fetchTopicOffsets(topic) })));
  await admin.disconnect();
  return all.flatMap(({ topic, ends }) =>
    ends
      .filter(({ high, low }) => Number(high) > Number(low))
      .map(({ partition, high }) => [`${topic}/${partition}`, Number(high) - 1] as const),
  );
};

/** All that services have said so far, in the order in which it lies on the bus. */
export const saidBy = async (...authors: SubgraphName[]): Promise<Lying[]> => {
  const topics = authors.map((author) => topicOf(prefix, author));
  const left = new Map<string, number>(await endsOf(topics));
  const said: Lying[] = [];
  const consumer = kafka.consumer({ groupId: `onlooker-${randomUUID()}`, maxWaitTimeInMs: 50 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachMessage: ({ topic, partition, message: { key, value, headers = {}, offset } }) => {
        said.push({ topic, key, value, headers });
        const place = `${topic}/${partition}`;
        if (Number(offset) >= (left.get(place) ?? 0)) left.delete(place);
        return Promise.resolve();
      },
    });
    await eventually('the end of the topics', () => Promise.resolve(left.size ? undefined : true));
  } finally {
    await consumer.disconnect();
  }
  return said;
};

/** Says again what lies on the bus, as it lies there and in the order given: as a bus does that delivers twice. */
export const sayAgain = async (lying: readonly Lying[]): Promise<void> => {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  for (const { topic, ...message } of lying) await producer.send({ topic, messages: [message] });
  await producer.disconnect();
};
