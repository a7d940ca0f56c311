// node scripts/with-servers.mjs node scripts/bench/uploads.mjs [--uploads 1000] [--at-once 8]
// Membership in a process of its own, with a virus scanner that finds nothing: what memory one document of 10 MiB takes, then how long
// many of 1 MiB take, half of them pictures and half PDFs, from the request to READY. Takes MONGODB_URI (an administrator's) and
// KAFKA_BROKERS from the environment. Build first.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { callSubgraph, dropStore, testEventKeys, testMongoUri, testTopics, waitFor } from '@mumaris/kit/testing';
import { helpIfAsked } from '../platform/help.mjs';

helpIfAsked(`usage: node scripts/with-servers.mjs node scripts/bench/uploads.mjs [OPTIONS]   what uploads cost membership

  --uploads N  how many documents of 1 MiB (1000)
  --at-once N  how many of them at once (8)

About five minutes. One of 10 MiB comes first. Times are in ms.`);

const { values } = parseArgs({
  options: { uploads: { type: 'string', default: '1000' }, 'at-once': { type: 'string', default: '8' } },
});
const [wanted, atOnce] = [Number(values.uploads), Number(values['at-once'])];
const membership = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../services/membership');
const sharp = createRequire(path.join(membership, 'package.json'))('sharp');

const mebibyte = 1_048_576;
const key = () => randomBytes(32).toString('base64url');
const seal = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (/** @type {import('node:crypto').KeyObject} */ half) => JSON.stringify(half.export({ format: 'jwk' }));
const { brokers, prefix } = await testTopics();
const uri = testMongoUri();
const eventKeys = testEventKeys('membership');
const port = 20_000 + Math.floor(Math.random() * 20_000);
const url = `http://127.0.0.1:${port}`;

const scanner = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (data) => data.subarray(-4).equals(Buffer.alloc(4)) && socket.write('stream: OK\0'));
});
await new Promise((resolve) => scanner.listen(0, '127.0.0.1', () => resolve(undefined)));
const scannerPort = /** @type {import('node:net').AddressInfo} */ (scanner.address()).port;

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
  SEAL_KEY: jwk(seal.privateKey),
  NOTIFICATION_SEAL_KEY: jwk(seal.publicKey),
  DOCUMENTS_URL: url,
  CHECK_URL: 'https://portal.example/check',
  DOCUMENTS_KEY: key(),
  DECISIONS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
  PROOFS_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
  CLAMD_ADDRESS: `tcp://127.0.0.1:${scannerPort}`,
  VERIFIER_URL: 'http://127.0.0.1:1',
  VERIFIER_KEY: key(),
  VERIFIER_WEBHOOK_SECRET: randomBytes(32).toString('base64'),
  EXAM_RESULTS_SECRET: randomBytes(32).toString('base64'),
};

const ask = async (/** @type {number} */ person, /** @type {string} */ query, /** @type {object} */ variables) => {
  const caller = { accountId: `acc_bench_${person}`, roles: /** @type {const} */ (['PRACTITIONER']) };
  const call = { url, subgraph: 'membership', callerKey: env.CALLER_KEY, query, variables: { ...variables } };
  /** @type {any} */
  const { data } = await callSubgraph({ ...call, caller: { ...caller, roles: [...caller.roles] } });
  return data;
};

const profile = {
  name: { ar: 'نورة عبدالله القحطاني', en: 'Noura Abdullah Al-Qahtani' },
  dateOfBirth: '1992-03-14',
  gender: 'FEMALE',
  nationality: 'SA',
  category: 'NURSE',
  address: { line: 'شارع العليا، 12', city: 'الرياض', postalCode: '12211', country: 'SA' },
};

const memory = (/** @type {'VmRSS' | 'VmHWM'} */ what) => {
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
};

/** A PDF of one page and so many bytes, most of them of a font that nobody looks at. */
const pdfOf = (/** @type {number} */ bytes) => {
  const stream = `<< /Length ${bytes - 500} >>\nstream\n${'A'.repeat(bytes - 500)}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    stream,
  ];
  let out = '%PDF-1.7\n';
  const rows = objects.map((body, index) => {
    const row = `${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return row;
  });
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(`${out}xref\n0 5\n0000000000 65535 f \n${rows.join('')}${trailer}`);
};

const noise = async (/** @type {number} */ side) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();

const requested = `mutation ($input: RequestUploadInput!) {
  requestUpload(input: $input) { upload { url token } document { id } errors { code } }
}`;

/** Sends one document, and waits until it is ready. @returns the ms of its sending and of the whole */
const send = async (/** @type {number} */ person, /** @type {Buffer} */ file) => {
  const began = performance.now();
  const input = { type: 'DEGREE_CERTIFICATE', name: 'degree', bytes: file.length };
  const { upload, document, errors } = (await ask(person, requested, { input })).requestUpload;
  if (!upload) throw new Error(JSON.stringify(errors));
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${upload.token}` };
  await fetch(upload.url, { method: 'POST', headers: { ...headers, 'upload-length': String(file.length) } });
  const type = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const sent = await fetch(`${upload.url}/${document.id}`, {
    method: 'PATCH',
    headers: { ...headers, ...type },
    body: new Uint8Array(file),
  });
  if (sent.status !== 204) throw new Error(`PATCH ${sent.status}`);
  const sentAt = performance.now();
  const status = 'query ($id: ID!) { document(id: $id) { status } }';
  const ready = async () => (await ask(person, status, { id: document.id })).document.status === 'READY';
  await waitFor(ready, { timeoutMs: 120_000, everyMs: 200, what: document.id });
  return { sending: sentAt - began, whole: performance.now() - began };
};

const at = (/** @type {number[]} */ times, /** @type {number} */ share) =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? NaN);

const service = spawn(process.execPath, [path.join(membership, 'dist/main.js')], { env, stdio: 'inherit' });
try {
  await waitFor(async () => (await fetch(`${url}/health/ready`)).ok, { timeoutMs: 60_000, what: 'the service' });
  const people = Math.ceil(wanted / 400) + atOnce;
  const open = 'mutation ($input: OpenProfileInput!) { openProfile(input: $input) { errors { code } } }';
  for (let person = 0; person < people; person++) await ask(person, open, { input: profile });
  await send(0, pdfOf(1_000));
  const before = memory('VmRSS');
  const large = await send(0, pdfOf(10 * mebibyte - 1_000));
  console.log(`10 MiB: ${Math.round(large.whole)} ms; memory ${before} MB before, ${memory('VmHWM')} at its most`);

  const files = [pdfOf(mebibyte), await noise(590)];
  /** @type {{ sending: number, whole: number }[]} */
  const times = [];
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let index = next++; index < wanted; index = next++)
      times.push(await send(index % people, /** @type {Buffer} */ (files[index % 2])));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - began) / 1_000;
  const [sending, whole] = [times.map((one) => one.sending), times.map((one) => one.whole)];
  console.log(
    `${wanted} of 1 MiB, ${atOnce} at once: ${seconds.toFixed(0)} s, ${(wanted / seconds).toFixed(1)} a second`,
  );
  console.log(
    `  sent: median ${at(sending, 0.5)}, p95 ${at(sending, 0.95)} ms; ready: ${at(whole, 0.5)}, ${at(whole, 0.95)} ms`,
  );
  console.log(`  memory ${memory('VmRSS')} MB after, ${memory('VmHWM')} at its most`);
} finally {
  service.kill();
  scanner.close();
  await dropStore(uri);
}
