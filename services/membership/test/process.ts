import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '@mumaris/kit/auth/caller';
import { listen } from '@mumaris/kit/server/listen';
import { callSubgraph, testEventKeys, testMongoUri, testStore, testTopics, waitFor } from '@mumaris/kit/testing';
import { type Operation, operations } from './operations';
import { person, profile } from './people';

const program = path.join(__dirname, '..', 'dist', 'main.js');
const key = () => randomBytes(32).toString('base64url');
const jwk = (half: KeyObject) => JSON.stringify(half.export({ format: 'jwk' }));

/** A port that nobody has at this moment. */
const freePort = async () => {
  const { server, url } = await listen(() => undefined, '127.0.0.1', 0);
  await new Promise((resolve) => server.close(resolve));
  return new URL(url).port;
};

/** The built service in a process of its own that can be killed and started again, alone on its store. */
export const startProcess = async (scanner: string) => {
  const uri = testMongoUri();
  const [{ brokers, prefix }, store, port] = await Promise.all([testTopics(), testStore(uri), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const seal = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const eventKeys = testEventKeys('membership');
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: port,
    MONGODB_URI: uri.reveal(),
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_PREFIX: prefix,
    EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
    CALLER_KEY: key(),
    FIELD_KEY: key(),
    SEAL_KEY: jwk(seal.privateKey),
    NOTIFICATION_SEAL_KEY: jwk(seal.publicKey),
    DOCUMENTS_URL: url,
    CHECK_URL: 'https://portal.example/check',
    DOCUMENTS_KEY: key(),
    DECISIONS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
    PROOFS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
    CLAMD_ADDRESS: scanner,
    VERIFIER_URL: 'http://127.0.0.1:1',
    VERIFIER_KEY: key(),
    VERIFIER_WEBHOOK_SECRET: randomBytes(32).toString('base64'),
    EXAM_RESULTS_SECRET: randomBytes(32).toString('base64'),
  };
  let child: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child = started;
    const isReady = () =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    const ended = once(started, 'exit').then(([code]) => Promise.reject(new Error(`it ended by ${String(code)}`)));
    ended.catch(() => undefined);
    await Promise.race([ended, waitFor(isReady, { timeoutMs: 60_000, what: 'the service to be ready' })]);
  };
  /** Ends it as nothing else does: it is told nothing, and finishes nothing. */
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  const ask = <D>(operation: Operation, caller: Partial<Caller>, variables: object = {}) => {
    const query = operations[operation];
    return callSubgraph<D>({
      url,
      subgraph: 'membership',
      callerKey: env.CALLER_KEY,
      caller,
      query,
      variables: { ...variables },
    });
  };
  const change = async <P>(operation: Operation, caller: Partial<Caller>, input: object): Promise<P> => {
    const { data, errors } = await ask<Record<string, P>>(operation, caller, { input });
    if (errors?.length) throw new Error(JSON.stringify(errors));
    return data[operation] as P;
  };

  await start();
  return {
    url,
    ask,
    change,
    store,
    start,
    kill,
    pid: () => child?.pid ?? 0,
    /** The most memory it ever had, in MiB. */
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child?.pid}/status`, 'utf8'))?.[1]) / 1_024,
    withProfile: async (accountId: string) => {
      const { practitioner } = await change<{ practitioner: { id: string } }>(
        'openProfile',
        person(accountId),
        profile,
      );
      return { caller: person(accountId), practitionerId: practitioner.id };
    },
    stop: async () => {
      await kill();
      await store.drop();
    },
  };
};
