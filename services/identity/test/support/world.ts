import type { Caller } from '@mumaris/kit/auth/caller';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { startService } from '@mumaris/kit/service';
import { callSubgraph, dropStore, fixedClock, testBus, testSealKeys, waitFor } from '@mumaris/kit/testing';
import { PasswordResetRequestedV1, SignUpCodeRequestedV1, SignUpLinkRequestedV1 } from '@mumaris/schemas';
import { hash } from '@node-rs/argon2';
import mongoose from 'mongoose';
import { assemble } from '../../src/assemble';
import { readConfig } from '../../src/config';
import { wire } from '../../src/wire';
import { testEnvironment } from './environment';
import { mintProof } from './proof';

interface Failure {
  code: string;
  field: string[] | null;
  message: { ar: string; en: string };
  rule: string | null;
}
export interface WithErrors {
  errors: Failure[];
}

export const start = '2026-11-22T09:00:00.000Z';

/** Identity alone, on a real store and bus, with its neighbours played. */
export const openWorld = async (overrides: Record<string, string> = {}) => {
  const { publicKey, unsealer } = await testSealKeys();
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
  const human = () => mintProof(config.HUMAN_KEY.reveal());

  const store = await mongoose.createConnection(config.MONGODB_URI.reveal()).asPromise();
  /** The service's own store, for people who are put there. */
  const outbox = createOutbox({ service: 'identity', connection: store, clock });
  const assembly = await assemble({ connection: store, outbox, clock }, config);
  /** The account that has an e-mail address. */
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
  /** The last link token and code that a sign-up sent. */
  const letters = async (signUpId: string, times = 1) => ({
    ...(await linkOf(signUpId, times)),
    code: await codeOf(signUpId, times),
  });

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
    assembly,
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
