import { hearers, type SubgraphName } from '@mumaris/schemas';
import { topicOf } from '../events/envelope';
import { connectKafka } from '../events/kafka';
import { testLog } from './servers';

/** How far the hearers of a bus are. */
export interface Lags {
  /** How many messages a service has not heard yet, by the brokers' own word: it knows itself only of the partitions that it holds. */
  behind(service: SubgraphName): Promise<number>;
  close(): Promise<void>;
}

/** Looks at a bus as whoever runs it does. */
export const openLags = async (brokers: string[], prefix: string): Promise<Lags> => {
  const admin = connectKafka({ clientId: 'lags', brokers, log: testLog }).admin();
  await admin.connect();
  const behind = async (service: SubgraphName): Promise<number> => {
    const topics = hearers[service].map((author) => topicOf(prefix, author));
    const read = await admin.fetchOffsets({ groupId: `${prefix}.${service}`, topics });
    const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    const left = topics.flatMap((topic, index) => {
      const at = new Map(read.find((one) => one.topic === topic)?.partitions.map((one) => [one.partition, one.offset]));
      return (ends[index] ?? []).map(({ partition, high, low }) => {
        const offset = Number(at.get(partition) ?? -1);
        return Number(high) - (offset < 0 ? Number(low) : offset);
      });
    });
    return left.reduce((sum, one) => sum + one, 0);
  };
  return { behind, close: () => admin.disconnect() };
};
