import { hearers, type SubgraphName } from '@mumaris/schemas';
import { topicOf } from './envelope';

const dayMs = 86_400_000;

/** A topic as the brokers have to keep it. */
export interface Topic {
  readonly topic: string;
  readonly numPartitions: number;
  readonly configEntries: { name: string; value: string }[];
}

const settings = Object.entries({
  'retention.ms': 30 * dayMs,
  // No event is larger than 400 KiB. What is let in packed has to fit the store of who cannot handle it.
  'max.message.bytes': 1_048_588,
  'cleanup.policy': 'delete',
}).map(([name, value]) => ({ name, value: String(value) }));

/**
 * The topics of every service. Events lie there for 30 days, as long as the outbox that can say them again keeps them.
 * @param prefix the first word of topics
 */
export const topicsOf = (prefix: string): Topic[] =>
  (Object.keys(hearers) as SubgraphName[]).map((service) => ({
    topic: topicOf(prefix, service),
    numPartitions: 6,
    configEntries: settings,
  }));

/** What a cluster of production keeps of each, beside: three copies, of which two have a message before it is taken. */
export const replication = { factor: 3, 'min.insync.replicas': 2 };
