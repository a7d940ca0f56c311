import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { Secret } from '../config';
import { topicOf } from '../events/envelope';
import { connectKafka } from '../events/kafka';
import { createLogger } from '../log';
import { type Connection, connectMongo } from '../mongo/connect';
import { waitFor } from './wait-for';

const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

const fromEnvironment = (name: 'MONGODB_URI' | 'KAFKA_BROKERS'): string => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run the tests by \`npm test\`, which starts a MongoDB and a Kafka for them`);
};

/** A logger that says nothing, or what LOG_LEVEL asks for. */
export const testLog = createLogger('test', process.env['LOG_LEVEL'] ?? 'silent');

/** The address of a store of one's own on the tests' MongoDB. */
export const testMongoUri = (): Secret => {
  const uri = new URL(fromEnvironment('MONGODB_URI'));
  if (!uri.searchParams.has('authSource')) uri.searchParams.set('authSource', 'admin');
  uri.pathname = `/test-${randomBytes(6).toString('hex')}`;
  return new Secret(uri.toString());
};

/** Connects to a fresh store; `drop` removes it. */
export const testStore = async (uri = testMongoUri()): Promise<{ connection: Connection; drop(): Promise<void> }> => {
  const connection = await connectMongo(uri, 'test');
  return {
    connection,
    drop: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
};

/** Drops the store of an address, for a service that holds its own connection. */
export const dropStore = async (uri: Secret): Promise<void> => {
  const connection = await mongoose.createConnection(uri.reveal()).asPromise();
  await connection.dropDatabase();
  await connection.close();
};

/** Topics of one's own on the tests' Kafka. */
export const testTopics = async (): Promise<{ brokers: string[]; prefix: string }> => {
  const brokers = fromEnvironment('KAFKA_BROKERS').split(',');
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const admin = connectKafka({ clientId: 'test', brokers, log: testLog }).admin();
  await admin.connect();
  const topics = services.map((name) => topicOf(prefix, name));
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 2 })), waitForLeaders: false });
  // kafkajs's own wait fails at a broker that has not heard of a new topic yet.
  await waitFor(
    async () => {
      const { topics: known } = await admin.fetchTopicMetadata({ topics });
      return known.every(({ partitions }) => partitions.length === 2 && partitions.every(({ leader }) => leader >= 0));
    },
    { what: 'the topics' },
  );
  await admin.disconnect();
  return { brokers, prefix };
};
