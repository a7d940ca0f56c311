// node scripts/with-servers.mjs node scripts/bench/log-ins.mjs [--seconds 15]
// Identity in a process of its own, with passwords that cost what they cost in production: how many log-ins a second it
// carries out, what other operations feel of 50 log-ins a second, and how long it takes from sign-up to an active account.
// Takes MONGODB_URI (an administrator's) and KAFKA_BROKERS from the environment. Build first.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createUnsealer } from '@mumaris/kit/secrets/seal';
import {
  callSubgraph,
  dropStore,
  testBus,
  testEventKeys,
  testMongoUri,
  testTopics,
  waitFor,
} from '@mumaris/kit/testing';
import { AccountActivatedV1, SignUpCodeRequestedV1, SignUpLinkRequestedV1 } from '@mumaris/schemas';
import { luhnDigit } from '@mumaris/sandbox/outsider';
import { generateKeyPairSync } from 'node:crypto';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' } } });
const seconds = Number(values.seconds);
const identity = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../services/identity');
const load = createRequire(path.join(identity, 'package.json'));
const { createChallenge, solveChallenge } = load('altcha-lib');
const { deriveKey } = load('altcha-lib/algorithms/pbkdf2');

const people = 200;
const password = 'a long enough password';
const key = () => randomBytes(32).toString('base64url');
const seal = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { brokers, prefix } = await testTopics();
const uri = testMongoUri();
const eventKeys = testEventKeys('identity');
const port = 20_000 + Math.floor(Math.random() * 20_000);
const env = {
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'test',
  LOG_LEVEL: 'error',
  HOST: '127.0.0.1',
  PORT: String(port),
  MONGODB_URI: uri.reveal(),
  KAFKA_BROKERS: brokers.join(','),
  KAFKA_PREFIX: prefix,
  EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
  EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
  CALLER_KEY: key(),
  FIELD_KEY: key(),
  AUDIT_KEY: key(),
  CODE_KEY: key(),
  HUMAN_KEY: key(),
  NOTIFICATION_SEAL_KEY: JSON.stringify(seal.publicKey.export({ format: 'jwk' })),
  MEMBERSHIP_SEAL_KEY: JSON.stringify(seal.publicKey.export({ format: 'jwk' })),
  ACTIVATION_URL: 'https://portal.example/activate',
  PASSWORD_RESET_URL: 'https://portal.example/reset',
  EMAIL_CHANGE_URL: 'https://portal.example/confirm',
  INVITATION_URL: 'https://portal.example/invitation',
  DEVICE_URL: 'https://portal.example/recognise-device',
  TOKEN_ISSUER: 'https://mumaris.example',
  RP_ID: 'portal.example',
  RP_NAME: 'Mumaris Plus',
  RP_ORIGINS: 'https://portal.example',
};

const idNumber = (/** @type {number} */ index) => {
  const nine = `1${String(10_000_000 + index)}`;
  return `${nine}${luhnDigit([...nine].map(Number))}`;
};
const email = (/** @type {number} */ index) => `person${index}@example.com`;

/** A proof that costs nothing to make: the puzzle is not what is measured. */
const human = async () => {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 1,
    counter: 0,
    deriveKey,
    expiresAt: Math.floor(Date.now() / 1_000) + 240,
    hmacSignatureSecret: env.HUMAN_KEY,
    hmacKeySignatureSecret: env.HUMAN_KEY,
  });
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

let calls = 0;
const ask = (/** @type {string} */ query, /** @type {object} */ variables = {}, /** @type {object} */ caller = {}) =>
  callSubgraph({
    url: `http://127.0.0.1:${port}`,
    subgraph: 'identity',
    callerKey: env.CALLER_KEY,
    query,
    variables: { ...variables },
    // Many people at many places: the limits of one address are not what is measured.
    caller: { address: `10.${(++calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`, ...caller },
  });

const logIn = async (/** @type {number} */ index) => {
  const query = 'mutation($input: LogInInput!) { logIn(input: $input) { tokens { accessToken } errors { code } } }';
  const input = { identifier: email(index % people), password, human: await human() };
  /** @type {any} */
  const { data } = await ask(query, { input });
  return data?.logIn.tokens ? 'in' : (data?.logIn.errors[0]?.code ?? 'FAILED');
};

const probe = async () => {
  const began = performance.now();
  /** @type {any} */
  const { data } = await ask('{ me { id email sessions { id } } }', {}, { accountId: 'acc_sample_p0', roles: [] });
  if (!data?.me) throw new Error('the other operation failed');
  return performance.now() - began;
};

const at = (/** @type {number[]} */ times, /** @type {number} */ share) =>
  (times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(1);

/** Starts `rate` pieces of work a second, however long they take. @returns what each came to */
const openLoop = async (
  /** @type {number} */ rate,
  /** @type {number} */ forSeconds,
  /** @type {(index: number) => Promise<any>} */ work,
) => {
  const running = [];
  const began = performance.now();
  for (let index = 0; index < rate * forSeconds; index++) {
    const due = began + (index * 1_000) / rate;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    running.push(work(index));
  }
  return Promise.all(running);
};

const loadPeople = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const file = path.join(folder, 'people.json');
  const text = { ar: 'سارة', en: 'Sara' };
  const list = Array.from({ length: people }, (_, index) => ({
    key: `p${index}`,
    roles: ['PRACTITIONER'],
    firstName: text,
    lastName: text,
    email: email(index),
    mobile: `05${10_000_000 + index}`,
    idNumber: idNumber(index),
    language: 'AR',
  }));
  writeFileSync(file, JSON.stringify({ password, people: list, organisations: [] }));
  const { status, stderr } = spawnSync(process.execPath, [path.join(identity, 'dist/sample.js'), file], { env });
  rmSync(folder, { recursive: true });
  if (status) throw new Error(String(stderr));
};

const measureLogIns = async () => {
  for (let index = 0; index < 20; index++) await logIn(index);
  /** @type {Record<string, number>} */
  const ends = {};
  const end = performance.now() + seconds * 1_000;
  let index = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (performance.now() < end) {
        const came = await logIn(index++);
        ends[came] = (ends[came] ?? 0) + 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  console.log(`16 people at once: ${((ends['in'] ?? 0) / took).toFixed(1)} log-ins/s ${JSON.stringify(ends)}`);
};

const measureOthers = async () => {
  const alone = await openLoop(20, seconds, probe);
  const [ends, beside] = await Promise.all([openLoop(50, seconds, logIn), openLoop(20, seconds, probe)]);
  const count = (/** @type {string} */ word) => ends.filter((end) => end === word).length;
  console.log(
    `another operation alone: median ${at(alone, 0.5)} ms, p99 ${at(alone, 0.99)} ms; beside 50 log-ins/s: median ` +
      `${at(beside, 0.5)} ms, p99 ${at(beside, 0.99)} ms, max ${at(beside, 1)} ms; of ${ends.length} log-ins ` +
      `${count('in')} were carried out, ${count('TRY_AGAIN')} were told to try again`,
  );
};

const measureSignUps = async () => {
  const bus = await testBus(brokers, prefix, ['identity']);
  const unsealer = await createUnsealer(JSON.stringify(seal.privateKey.export({ format: 'jwk' })));
  const last = (/** @type {string} */ type, /** @type {string[]} */ seen) =>
    /** @type {Promise<any>} */ (
      waitFor(() => bus.heard().findLast((event) => event.type === type && !seen.includes(event.id)))
    );
  /** @type {string[]} */
  const seen = bus.heard().map(({ id }) => id);
  const times = [];
  for (let index = 0; index < 30; index++) {
    const who = 5_000 + index;
    const began = performance.now();
    const input = {
      firstName: 'سارة',
      lastName: 'القحطاني',
      email: email(who),
      emailConfirmation: email(who),
      password,
      passwordConfirmation: password,
      idNumber: idNumber(who),
      mobile: `05${10_000_000 + who}`,
      newPractitioner: true,
      acceptedTerms: '2026-01',
      human: await human(),
    };
    /** @type {any} */
    const { data } = await ask(
      'mutation($input: SignUpInput!) { signUp(input: $input) { signUp { id } errors { code } } }',
      { input },
    );
    const link = await last(SignUpLinkRequestedV1.type, seen);
    const sms = await last(SignUpCodeRequestedV1.type, seen);
    const { link: url } = /** @type {{ link: string }} */ (await unsealer.unseal(link.data.link));
    const { code } = /** @type {{ code: string }} */ (await unsealer.unseal(sms.data.code));
    const token = new URL(url).searchParams.get('token');
    await ask('mutation($input: ActivateByLinkInput!) { activateByLink(input: $input) { errors { code } } }', {
      input: { token, signUpId: data.signUp.signUp.id },
    });
    await ask('mutation($input: VerifyMobileInput!) { verifyMobile(input: $input) { errors { code } } }', {
      input: { signUpId: data.signUp.signUp.id, code },
    });
    const active = await last(AccountActivatedV1.type, seen);
    times.push(performance.now() - began);
    seen.push(link.id, sms.id, active.id);
  }
  console.log(`sign-up to the event of the active account: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
  await bus.stop();
};

loadPeople();
const service = spawn(process.execPath, [path.join(identity, 'dist/main.js')], { env, stdio: 'inherit' });
try {
  await waitFor(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok, {
    what: 'identity',
    timeoutMs: 60_000,
  });
  await measureLogIns();
  await measureOthers();
  await measureSignUps();
} finally {
  service.kill('SIGTERM');
  await new Promise((resolve) => service.once('exit', resolve));
  await dropStore(uri);
}
