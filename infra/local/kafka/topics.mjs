import { createRequire } from 'node:module';

// kafkajs is CommonJS, and its names are not all visible to an ES module.
const { Kafka, logLevel } = /** @type {typeof import('kafkajs')} */ (createRequire(import.meta.url)('kafkajs'));

/**
 * Creates the topics that do not exist yet; those that do are left as they are, with their number of partitions.
 * @param {string} brokers host:port, several separated by commas
 * @param {{ topic: string, numPartitions?: number, replicationFactor?: number,
 *   configEntries?: { name: string, value: string }[] }[]} topics
 * @returns {Promise<string[]>} the names of those created now
 */
export async function createTopics(brokers, topics) {
  return withAdmin(brokers, 5, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    // kafkajs turns "exists already" (somebody else was first) into `false`, and waits for the leaders.
    if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
    return missing.map(({ topic }) => topic);
  });
}

/**
 * Whether a broker is registered and answers; an open port alone comes a little earlier.
 * @param {string} brokers
 */
export async function answersMetadata(brokers) {
  const cluster = await withAdmin(brokers, 0, (admin) => admin.describeCluster());
  return cluster.brokers.length > 0;
}

/**
 * @template T
 * @param {string} brokers
 * @param {number} retries
 * @param {(admin: import('kafkajs').Admin) => Promise<T>} use
 */
async function withAdmin(brokers, retries, use) {
  const admin = new Kafka({
    clientId: 'local-servers',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { retries },
  }).admin();
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}
