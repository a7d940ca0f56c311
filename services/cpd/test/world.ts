import { randomBytes } from 'node:crypto';
import type { Caller } from '@mumaris/kit/auth/caller';
import { startService } from '@mumaris/kit/service';
import {
  callSubgraph,
  dropStore,
  type FixedClock,
  fixedClock,
  type GraphAnswer,
  type TestBus,
  testBus,
  testEventKeys,
  testMongoUri,
  testTopics,
} from '@mumaris/kit/testing';
import mongoose, { type Connection } from 'mongoose';
import { readConfig } from '../src/config';
import { wire } from '../src/wire';

/** The service alone, on a real store and bus. */
export interface World {
  bus: TestBus;
  store: Connection;
  clock: FixedClock;
  ask<D>(who: Partial<Caller> | undefined, query: string, variables?: Record<string, unknown>): Promise<GraphAnswer<D>>;
  stop(): Promise<void>;
}

export const startWorld = async (now: string): Promise<World> => {
  const { brokers, prefix } = await testTopics();
  const uri = testMongoUri();
  const eventKeys = testEventKeys('cpd');
  const callerKey = randomBytes(32).toString('base64url');
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: uri.reveal(),
    KAFKA_BROKERS: brokers.join(','),
    EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
    KAFKA_PREFIX: prefix,
    CALLER_KEY: callerKey,
  });
  const clock = fixedClock(now);
  const service = await startService('cpd', config, wire, clock);
  const bus = await testBus(brokers, prefix, ['cpd']);
  const store = await mongoose.createConnection(uri.reveal()).asPromise();
  return {
    bus,
    store,
    clock,
    ask: (caller, query, variables = {}) =>
      callSubgraph({ url: service.url, subgraph: 'cpd', callerKey, ...(caller && { caller }), query, variables }),
    stop: async () => {
      await service.stop();
      await bus.stop();
      await store.close();
      await dropStore(uri);
    },
  };
};
