// node scripts/with-servers.mjs node scripts/bench/status-list.mjs [--credentials 1000000]
// What it costs to publish the status of so many documents, and to check one: by its proof, and by the public check (MEM-61). Membership is a process of its own; what changes documents
// is this one, by the same code. Takes MONGODB_URI (an administrator's) and KAFKA_BROKERS from the environment. Build first.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { createTextSigner } from '@mumaris/kit/secrets/sign';
import { dropStore, testEventKeys, testMongoUri, testTopics, waitFor } from '@mumaris/kit/testing';
import { check } from '../check-credential/check.mjs';
import { helpIfAsked } from '../platform/help.mjs';
import { quantile } from './quantile.mjs';
import { fillStore } from './status-list/fill-store.mjs';
import { checkPublicly } from './status-list/check-publicly.mjs';
import { readLists } from './status-list/read-lists.mjs';

helpIfAsked(`usage: node scripts/with-servers.mjs node scripts/bench/status-list.mjs [OPTIONS]   what the status of documents costs

  --credentials N  how many documents there are (1000000)

About five minutes. Times are in ms.`);

const { values } = parseArgs({ options: { credentials: { type: 'string', default: '1000000' } } });
const wanted = Number(values.credentials);
const membership = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../services/membership');
const built = createRequire(path.join(membership, 'dist/main.js'));

const key = () => randomBytes(32).toString('base64url');
const jwk = (/** @type {import('node:crypto').KeyObject} */ half) => JSON.stringify(half.export({ format: 'jwk' }));
const seal = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { brokers, prefix } = await testTopics();
const uri = testMongoUri();
const eventKeys = testEventKeys('membership');
const port = 20_000 + Math.floor(Math.random() * 20_000);
const url = `http://127.0.0.1:${port}`;
const env = {
  ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(port) },
  ...{ MONGODB_URI: uri.reveal(), KAFKA_BROKERS: brokers.join(','), KAFKA_PREFIX: prefix },
  EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
  EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
  ...{
    CALLER_KEY: key(),
    FIELD_KEY: key(),
    DOCUMENTS_URL: url,
    DOCUMENTS_KEY: key(),
    CHECK_URL: 'https://portal.example/check',
  },
  ...{ SEAL_KEY: jwk(seal.privateKey), NOTIFICATION_SEAL_KEY: jwk(seal.publicKey) },
  DECISIONS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
  PROOFS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
  ...{ CLAMD_ADDRESS: 'tcp://127.0.0.1:1', VERIFIER_URL: 'http://127.0.0.1:1', VERIFIER_KEY: key() },
  VERIFIER_WEBHOOK_SECRET: randomBytes(32).toString('base64'),
  EXAM_RESULTS_SECRET: randomBytes(32).toString('base64'),
};

/** @param {string} what @param {number[]} times */
const say = (what, times) =>
  console.log(
    `${what}: median ${quantile(times, 0.5).toFixed(2)}, p95 ${quantile(times, 0.95).toFixed(2)} ms (${times.length})`,
  );
/** @param {() => unknown} work */
const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const clock = { now: () => new Date(), onJump: () => undefined };
const connection = await connectMongo(uri, 'bench');
const outbox = createOutbox({ service: 'membership', connection, clock });
const deps = built('./assemble.js').wireDeps({ connection, clock, outbox }, { FIELD_KEY: new Secret(env.FIELD_KEY) });
const { grant, freshCredential, suspend, writeAnew } = built('./credentials/index.js');
const signer = await createTextSigner(new Secret(env.PROOFS_KEY));
const issuer = { id: url, name: deps.proofRules.issuer };
const proofs = built('./proofs/use-cases/reads.js').createProofReads(
  { ...deps, signer, issuer, clock, writeAnew: writeAnew(deps) },
  { classification: () => Promise.resolve(null) },
);

const earned = (/** @type {number} */ index) => ({
  ...{ practitionerId: `pra_new_${index}`, accountId: `acc_new_${index}`, applicationId: `app_new_${index}` },
  ...{ holder: { ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' }, category: 'NURSE', kind: 'REGISTRATION' },
  ...{ content: { startsOn: '2026-03-01', employer: null }, expiresOn: '2099-03-01' },
});

const service = spawn(process.execPath, [path.join(membership, 'dist/main.js')], { env, stdio: 'inherit' });
try {
  await waitFor(async () => (await fetch(`${url}/health/ready`)).ok, { timeoutMs: 60_000, what: 'the service' });
  const fresh = freshCredential('R');
  const like = grant(fresh, earned(0), new Date()).state;
  const filled = await timed(() => fillStore(connection, like, { wanted, list: deps.proofRules.list }));
  console.log(`${wanted} documents put in ${(filled / 1_000).toFixed(0)} s`);

  const times = [];
  for (let index = 1; index <= 500; index += 1)
    times.push(await timed(() => deps.credentials.insert(grant(freshCredential('R'), earned(index), new Date()))));
  say('one more document is granted, with its place', times);

  const lists = (await connection.collection('status-places').distinct('list')).length;
  await readLists(url, lists, say);
  const { verifyCredential } = built('./credentials/use-cases/verify-credential.js');
  await checkPublicly(connection, (/** @type {any} */ asker) => verifyCredential(deps, asker), say);

  const some = await connection
    .collection('credentials')
    .find({ practitionerId: /^pra_new_/ })
    .limit(200)
    .toArray();
  const isTold = async (/** @type {any} */ place) => {
    const text = await (await fetch(`${url}/proofs/status/${place.list}/suspension`)).text();
    const said = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { bytesOfList, isSet } = await import('../check-credential/status-list.mjs');
    return isSet(bytesOfList(said.credentialSubject.encodedList), place.entry);
  };
  const told = [];
  for (const { _id, practitionerId } of some) {
    const order = { practitionerId, id: `san_${String(_id)}`, from: new Date(), until: null };
    await inTransaction(connection, (tx) => suspend(deps)(order, tx));
    const began = performance.now();
    const [place] = await deps.places.byIds([String(_id)]);
    await waitFor(() => isTold(place), { everyMs: 5, what: 'a suspension to be told' });
    told.push(performance.now() - began);
  }
  say('from the commit of a suspension until it is in the published list', told);

  const [one] = some;
  const credential = await deps.credentials.get(String(one?._id));
  const made = [];
  for (let index = 0; index < 500; index += 1) made.push(await timed(() => proofs.of(credential)));
  say('a proof is made', made);
  const { text } = await proofs.of(credential);
  const trusted = { issuer: url, keys: [signer.key] };
  const [place] = await deps.places.byIds([credential.id]);
  const saved = await Promise.all(
    ['revocation', 'suspension'].map(async (purpose) => ({
      file: purpose,
      text: await (await fetch(`${url}/proofs/status/${place?.list}/${purpose}`)).text(),
    })),
  );
  const checks = [];
  for (let index = 0; index < 2_000; index += 1) {
    const began = performance.now();
    const { signature, status } = check({ proof: text, trusted, lists: saved }, { at: Date.now() });
    if (signature !== 'GOOD' || status !== 'SUSPENDED') throw new Error(`${signature} ${status}`);
    checks.push(performance.now() - began);
  }
  say(`one check with both lists (a proof of ${text.length} bytes)`, checks);
} finally {
  service.kill();
  await connection.close();
  await dropStore(uri);
}
