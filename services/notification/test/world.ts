import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSealer, type Sealer } from '@mumaris/kit/secrets/seal';
import { type RunningService, startService } from '@mumaris/kit/service';
import {
  callSubgraph,
  dropStore,
  fixedClock,
  type GraphAnswer,
  type TestBus,
  testBus,
  testEventKeys,
  testMongoUri,
  testTopics,
} from '@mumaris/kit/testing';
import { AccountRegisteredV1 } from '@mumaris/schemas';
import mongoose, { type Connection } from 'mongoose';
import { readConfig } from '../src/config';
import { wire } from '../src/wire';
import { type MailServer, startMailServer } from './mail-server';
import { type SmsServer, startSmsServer } from './sms-server';

export interface Person {
  accountId: string;
  email: string;
  mobile: string;
  name: string;
  language: 'AR' | 'EN';
}

const randomKey = () => randomBytes(32).toString('base64url');
let people = 0;

/** Somebody who has not registered yet. */
export const person = (language: 'AR' | 'EN' = 'AR'): Person => {
  const number = String(++people).padStart(8, '0');
  const accountId = `acc_${number}`;
  return { accountId, email: `p${number}@mail.example`, mobile: `+9665${number}`, name: 'نورة العتيبي', language };
};

/** The service alone, on a real store and bus, with a mail server and an SMS gateway beside it. */
export interface World {
  mail: MailServer;
  sms: SmsServer;
  bus: TestBus;
  sealer: Sealer;
  store: Connection;
  /** Says that a person registered, as identity does. */
  register(who: Person): Promise<void>;
  ask<D>(who: string | undefined, query: string, variables?: Record<string, unknown>): Promise<GraphAnswer<D>>;
  stop(): Promise<void>;
}

/** @param given a mail server of the test's own, and what the service is told of it */
export const startWorld = async (
  now: string,
  logLevel = 'silent',
  given?: { mail: MailServer; variables: Record<string, string> },
): Promise<World> => {
  const [mail, sms, topics] = await Promise.all([given?.mail ?? startMailServer(), startSmsServer(), testTopics()]);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sealer = await createSealer(JSON.stringify(publicKey.export({ format: 'jwk' })));
  const uri = testMongoUri();
  const callerKey = randomKey();
  const eventKeys = testEventKeys('notification');
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: logLevel,
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: uri.reveal(),
    KAFKA_BROKERS: topics.brokers.join(','),
    EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
    KAFKA_PREFIX: topics.prefix,
    CALLER_KEY: callerKey,
    SEAL_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })),
    FIELD_KEY: randomKey(),
    SMTP_URL: mail.url,
    MAIL_FROM: 'ممارس بلس <no-reply@mumaris.example>',
    SMS_URL: sms.url,
    SMS_KEY: 'sms-key-of-the-test',
    ...given?.variables,
  });
  const service: RunningService = await startService('notification', config, wire, fixedClock(now));
  const bus = await testBus(topics.brokers, topics.prefix);
  const store = await mongoose.createConnection(uri.reveal()).asPromise();
  return {
    mail,
    sms,
    bus,
    sealer,
    store,
    register: async ({ accountId, language, ...contact }) => {
      const sealed = await sealer.seal({ email: contact.email, mobile: contact.mobile, name: contact.name });
      await bus.publish(AccountRegisteredV1, { accountId, language, contact: sealed }, { subject: accountId });
    },
    ask: (who, query, variables = {}) =>
      callSubgraph({
        url: service.url,
        subgraph: 'notification',
        callerKey,
        ...(who && { caller: { accountId: who } }),
        query,
        variables,
      }),
    stop: async () => {
      await service.stop();
      await bus.stop();
      await Promise.all([mail.down(), sms.stop(), store.close()]);
      await dropStore(uri);
    },
  };
};
