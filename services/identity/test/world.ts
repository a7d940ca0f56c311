import { randomBytes } from 'node:crypto';
import type { Caller } from '@mumaris/kit/auth/caller';
import { Secret } from '@mumaris/kit/config';
import { luhnCheckDigit } from '@mumaris/kit/id';
import { createUnsealer } from '@mumaris/kit/secrets/seal';
import { startService } from '@mumaris/kit/service';
import { callSubgraph, dropStore, fixedClock, testBus, testMongoUri, testTopics, waitFor } from '@mumaris/kit/testing';
import { PasswordResetRequestedV1, SignUpCodeRequestedV1, SignUpLinkRequestedV1 } from '@mumaris/schemas';
import { hash } from '@node-rs/argon2';
import { solveChallenge } from 'altcha-lib/v1';
import type { Challenge } from 'altcha-lib/v1/types';
import { exportJWK, generateKeyPair } from 'jose';
import mongoose from 'mongoose';
import { readConfig } from '../src/config';
import { wire } from '../src/wire';

const newKey = () => randomBytes(32).toString('base64url');

interface Failure {
  code: string;
  field: string[] | null;
  message: { ar: string; en: string };
  rule: string | null;
}
export interface WithErrors {
  errors: Failure[];
}

/** A sealing key pair, whose private half plays the notification service. */
const sealKeys = async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const [publicKey, privateKey] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
  return { publicKey: JSON.stringify(publicKey), unsealer: await createUnsealer(JSON.stringify(privateKey)) };
};

const testEnvironment = async (sealKey: string): Promise<Record<string, string>> => {
  const { brokers, prefix } = await testTopics();
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: testMongoUri().reveal(),
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_PREFIX: prefix,
    CALLER_KEY: newKey(),
    FIELD_KEY: newKey(),
    AUDIT_KEY: newKey(),
    CODE_KEY: newKey(),
    HUMAN_KEY: newKey(),
    NOTIFICATION_SEAL_KEY: sealKey,
    ACTIVATION_URL: 'https://portal.example/activate',
    PASSWORD_RESET_URL: 'https://portal.example/reset-password',
    EMAIL_CHANGE_URL: 'https://portal.example/confirm-email',
    INVITATION_URL: 'https://portal.example/invitation',
    TOKEN_ISSUER: 'https://mumaris.example',
    RP_ID: 'portal.example',
    RP_NAME: 'Mumaris Plus',
    RP_ORIGINS: 'https://portal.example,https://app.portal.example',
    // Cheap hashes: what they cost is not what these tests are about.
    ARGON2_MEMORY_KIB: '1024',
    ARGON2_PASSES: '1',
    PASSWORD_QUEUE: '200',
    PASSWORD_PATIENCE_MS: '20000',
    // What tests wait for is not what they are about; test/enumeration is.
    ANSWERS_AFTER_MS: '0',
  };
};

/** Solves a challenge as the ALTCHA widget does. */
export const solve = async (text: string): Promise<string> => {
  const { algorithm, challenge, salt, signature, maxnumber } = JSON.parse(text) as Challenge;
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  const { number, took } = solution ?? { number: -1, took: 0 };
  return Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature, took })).toString('base64');
};

export const start = '2026-11-22T09:00:00.000Z';

/** Identity alone, on a real store and bus, with its neighbours played. */
export const openWorld = async (overrides: Record<string, string> = {}) => {
  const { publicKey, unsealer } = await sealKeys();
  const environment = { ...(await testEnvironment(publicKey)), ...overrides };
  const config = readConfig(environment);
  const clock = fixedClock(start);
  const service = await startService('identity', config, wire, clock);
  const bus = await testBus(config.KAFKA_BROKERS, config.KAFKA_PREFIX, ['identity']);

  /** Asks one replica as the gateway would. */
  const askAt =
    (url: string) =>
    <D = Record<string, never>>(query: string, variables?: object, caller?: Partial<Caller>) =>
      callSubgraph<D>({
        url,
        subgraph: 'identity',
        callerKey: config.CALLER_KEY.reveal(),
        query,
        ...(variables && { variables: { ...variables } }),
        ...(caller && { caller }),
      });
  const ask = askAt(service.url);

  const challenge = async () =>
    (
      await ask<{ humanChallenge: { challenge: string; expiresAt: string } }>(
        '{ humanChallenge { challenge expiresAt } }',
      )
    ).data.humanChallenge;
  const human = async () => solve((await challenge()).challenge);

  const store = await mongoose.createConnection(config.MONGODB_URI.reveal()).asPromise();
  /** The account that has an e-mail address now. */
  const accountIdOf = (email: string): Promise<string> =>
    waitFor(
      async () =>
        (await store.collection<{ _id: string }>('accounts').findOne({ emailKey: email.toLowerCase() } as object))?._id,
    );

  /** The newest event of a type that a sign-up had said at least so many times. */
  const asked = <D>(contract: { type: string; parse(data: unknown): D }, signUpId: string, times: number): Promise<D> =>
    waitFor(() => {
      const found = bus.heard().filter(({ type, subject }) => type === contract.type && subject === signUpId);
      return found.length >= times && contract.parse(found.at(-1)?.data);
    });
  /** The last link that a sign-up sent. */
  const linkOf = async (signUpId: string, times = 1) => {
    const { link: sealed } = await asked(SignUpLinkRequestedV1, signUpId, times);
    const { link } = await unsealer.unseal<{ link: string }>(sealed);
    return { link, token: new URL(link).searchParams.get('token') ?? '' };
  };
  /** The last code that a sign-up sent. */
  const codeOf = async (signUpId: string, times = 1): Promise<string> =>
    (await unsealer.unseal<{ code: string }>((await asked(SignUpCodeRequestedV1, signUpId, times)).code)).code;
  /** The sign-up that an account waits for, or waited. */
  const signUpOf = async (accountId: string): Promise<string> =>
    waitFor(async () => (await store.collection<{ _id: string }>('sign-ups').findOne({ accountId } as object))?._id);
  /** The last link token and code that were sent to an account. */
  const letters = async (accountId: string, times = 1) => {
    const signUpId = await signUpOf(accountId);
    return { ...(await linkOf(signUpId, times)), code: await codeOf(signUpId, times) };
  };
  /** The code that was sent to the mobile of an account that needs no link. */
  const mobileCode = async (accountId: string): Promise<string> => codeOf(await signUpOf(accountId));

  /** The token of the newest link to set a new password that was sent. */
  const resetToken = async (accountId: string): Promise<string> => {
    const event = await waitFor(() =>
      bus.heard().findLast(({ type, subject }) => type === PasswordResetRequestedV1.type && subject === accountId),
    );
    const { link } = PasswordResetRequestedV1.parse(event.data);
    const { link: url } = await unsealer.unseal<{ link: string }>(link);
    return new URL(url).searchParams.get('token') ?? '';
  };

  /** Uses up as many tries of a limit as if they had been made. */
  const useUp = async (key: string, points: number) => {
    const { matchedCount } = await store.collection('limits').updateOne({ key }, { $set: { points } });
    if (!matchedCount) throw new Error(`no tries are counted under ${key}`);
  };
  const passwordHashOf = async (accountId: string): Promise<string> =>
    String(
      (await store.collection<{ _id: string; passwordHash: string }>('accounts').findOne({ _id: accountId }))
        ?.passwordHash,
    );
  /** Makes an account's password hash one of cheap parameters. */
  const weaken = async (accountId: string, password: string) => {
    const passwordHash = await hash(password, { memoryCost: 1_024, timeCost: 1, parallelism: 1 });
    await store.collection<{ _id: string }>('accounts').updateOne({ _id: accountId }, { $set: { passwordHash } });
  };

  /** Waits until a sign-up has lapsed. */
  const untilSwept = (signUpId: string) =>
    waitFor(async () => !(await store.collection<{ _id: string }>('sign-ups').findOne({ _id: signUpId })));
  /** All that lies in the store, as text. */
  const everythingStored = async () => {
    const collections = (await store.db?.collections()) ?? [];
    return JSON.stringify(await Promise.all(collections.map((collection) => collection.find().toArray())));
  };

  return {
    config,
    clock,
    bus,
    untilSwept,
    resetToken,
    useUp,
    weaken,
    passwordHashOf,
    store,
    trail: store.useDb(`${store.name}-audit`),
    everythingStored,
    secret: (value: string) => new Secret(value),
    drop: dropStore,
    unsealer,
    url: service.url,
    ask,
    askAt,
    environment,
    challenge,
    human,
    letters,
    linkOf,
    codeOf,
    signUpOf,
    mobileCode,
    accountIdOf,
    close: async () => {
      await bus.stop();
      await service.stop();
      await store.useDb(`${store.name}-audit`).dropDatabase();
      await store.close();
      await dropStore(config.MONGODB_URI);
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A valid ID number of one's own. */
export const idNumber = (index: number, first: 1 | 2 = 1): string => {
  const nine = `${first}${String(10_000_000 + index)}`;
  return `${nine}${luhnCheckDigit([...nine].map(Number))}`;
};

/** A form that is in order. */
export const form = (index: number, changes: object = {}) => ({
  firstName: 'سارة',
  lastName: 'القحطاني',
  email: `person${index}@example.com`,
  emailConfirmation: `person${index}@example.com`,
  password: 'a long enough password',
  passwordConfirmation: 'a long enough password',
  idNumber: idNumber(index),
  mobile: `05${String(10_000_000 + index)}`,
  newPractitioner: true,
  acceptedTerms: '2026-01',
  language: 'AR',
  ...changes,
});
