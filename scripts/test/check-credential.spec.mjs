import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bytesOfList, isSet } from '../check-credential/status-list.mjs';
import { root } from '../platform/run.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'mumaris-check-'));
// It stands by itself: what is run is a copy that has nothing around it.
cpSync(path.join(root, 'scripts/check-credential'), path.join(folder, 'checker'), { recursive: true });
let saved = 0;
const save = (/** @type {string | object} */ content) => {
  const file = path.join(folder, `${(saved += 1)}.txt`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const part = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = (/** @type {string} */ kid) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid } };
};
const [own, stranger] = [pair('own'), pair('stranger')];
const signed = (/** @type {object} */ said, key = own, /** @type {object} */ header = {}) => {
  const parts = `${part({ alg: 'EdDSA', typ: 'vc+jwt', kid: key.kid, ...header })}.${part(said)}`;
  return `${parts}.${sign(null, Buffer.from(parts), key.privateKey).toString('base64url')}`;
};

const issuer = 'https://documents.example';
const entry = 70_000;
const address = (/** @type {string} */ purpose, list = 1) => `${issuer}/proofs/status/${list}/${purpose}`;
const proof = {
  type: ['VerifiableCredential', 'HealthPractitionerCredential'],
  issuer: { id: issuer },
  name: [
    { '@value': 'تسجيل مهني', '@language': 'ar' },
    { '@value': 'Professional registration', '@language': 'en' },
  ],
  validFrom: '2026-02-28T21:00:00Z',
  validUntil: '2028-03-01T20:59:59Z',
  credentialStatus: ['revocation', 'suspension'].map((statusPurpose) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(entry),
    statusListCredential: address(statusPurpose),
  })),
  credentialSubject: {
    name: { '@value': 'Noura Al-Qahtani' },
    number: 'R-482-913-075',
    statedAt: '2026-03-01T09:00:00Z',
  },
};
const list = (/** @type {string} */ purpose, /** @type {number[]} */ set = [], /** @type {object} */ more = {}) => {
  const bytes = Buffer.alloc(16_384);
  for (const one of set) bytes.writeUInt8(bytes.readUInt8(one >> 3) | (0x80 >> (one & 7)), one >> 3);
  return {
    id: address(purpose),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: issuer },
    validFrom: '2027-01-01T00:00:00Z',
    validUntil: '2027-01-02T00:00:00Z',
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: `u${gzipSync(bytes).toString('base64url')}`,
    },
    ...more,
  };
};

const keys = save({ issuer, keys: [own.jwk] });
const at = ['--at', '2027-01-01T12:00:00Z'];
const given = (/** @type {string[]} */ ...lists) => lists.flatMap((one) => ['--status-list', save(one)]);
const both = given(signed(list('revocation')), signed(list('suspension')));

const run = async (/** @type {string[]} */ args, input = '') => {
  const child = spawn(process.execPath, [path.join(folder, 'checker/cli.mjs'), ...args], { cwd: folder, env: {} });
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, stdout, stderr, words: stdout.split('\n')[0] };
};
const checked = (/** @type {string} */ compact, /** @type {string[]} */ ...more) =>
  run([save(compact), '--keys', keys, ...more]);

const good = signed(proof);

describe('MEM-61 list-02 a published list is unpacked to the entries that are set', () => {
  /** @type {[string, number, number[]][]} */
  const rows = [
    ['uH4sIAAAAAAACA5vgAAB12URGAgAAAA', 16, [0, 3, 9]],
    ['uH4sIAAAAAAACA2NsAACeoHq1AgAAAA', 16, [7, 8]],
    ['uH4sIAAAAAAACA2toYAQAT2rwUgMAAAA', 24, [0, 8, 23]],
    ['uH4sIAAAAAAACA_v_HwAAAP__AgAAAA', 16, Array.from({ length: 16 }, (_, one) => one)],
    ['uH4sIAAAAAAACA-3BQQEAMAgAobPJohrdGPsAW_UCAAAAAAAAAAAAAAAAAAAA_pkDxyH9iwBAAAA', 131_072, [0, 42, 131_071]],
  ];
  for (const [encoded, entries, set] of rows)
    test(`list-02 ${encoded}`, () => {
      const bytes = bytesOfList(encoded);
      assert.equal(bytes.length * 8, entries);
      const found = Array.from({ length: entries }, (_, one) => one).filter((one) => isSet(bytes, one));
      assert.deepEqual(found, set);
    });
});

describe('MEM-61 credential-01 the days of a proof, to the second; its signature is good on each of them', () => {
  /** @type {[string, string, number][]} */
  const rows = [
    ['2026-02-28T20:59:59Z', 'NOT_YET_VALID', 3],
    ['2026-02-28T21:00:00Z', 'VALID', 5],
    ['2028-03-01T20:59:59Z', 'VALID', 5],
    ['2028-03-01T20:59:59.999Z', 'VALID', 5],
    ['2028-03-01T21:00:00Z', 'EXPIRED', 3],
    ['2026-02-28', 'NOT_YET_VALID', 3],
    ['2026-03-01', 'VALID', 5],
    ['2028-03-01', 'VALID', 5],
    ['2028-03-02', 'EXPIRED', 3],
  ];
  for (const [moment, validity, code] of rows)
    test(`credential-01 at ${moment} it is ${validity}`, async () => {
      const answer = await checked(good, '--at', moment);
      assert.deepEqual([answer.words, answer.code, answer.stderr], [`GOOD ${validity} UNKNOWN`, code, '']);
    });
});

describe('MEM-61 the status of a proof by saved lists', () => {
  const [revocation, suspension] = [signed(list('revocation')), signed(list('suspension'))];
  const revoked = signed(list('revocation', [entry]));
  const suspended = signed(list('suspension', [entry]));
  /** @type {[string, string[], string, number, RegExp?][]} */
  const rows = [
    ['neither', [revocation, suspension], 'OK', 0],
    ['its neighbours are', [signed(list('revocation', [entry - 1, entry + 1])), suspension], 'OK', 0],
    ['suspended', [revocation, suspended], 'SUSPENDED', 4],
    ['revoked', [revoked, suspension], 'REVOKED', 4],
    ['both', [revoked, suspended], 'REVOKED', 4],
    ['revoked, and the other list was not given', [revoked], 'REVOKED', 4],
    ['one list was not given', [revocation], 'UNKNOWN', 5, /This list was not given: https:\S+\/suspension/],
    ['no list was given', [], 'UNKNOWN', 5],
    [
      'another list was given',
      [revocation, signed(list('suspension', [entry], { id: address('suspension', 2) }))],
      'UNKNOWN',
      5,
      /does not name this list/,
    ],
    [
      'a list of another purpose stands at the address',
      [revocation, signed(list('revocation', [entry], { id: address('suspension') }))],
      'UNKNOWN',
      5,
      /does not name this list/,
    ],
    [
      'a list is too old',
      [revocation, signed(list('suspension', [], { validUntil: '2027-01-01T11:59:59Z' }))],
      'UNKNOWN',
      5,
      /too old/,
    ],
    [
      'a list is of later',
      [revocation, signed(list('suspension', [], { validFrom: '2027-01-01T12:10:00Z' }))],
      'UNKNOWN',
      5,
      /of after the moment/,
    ],
    [
      'a list is forged',
      [revocation, `${suspended.slice(0, -8)}AAAAAAAA`],
      'UNKNOWN',
      5,
      /signature of this list is bad/,
    ],
    ['a list is a stranger’s', [revocation, signed(list('suspension'), stranger)], 'UNKNOWN', 5, /list is bad/],
    ['a proof is given for a list', [revocation, good], 'UNKNOWN', 5, /no list of status/],
    [
      'a list is too short',
      [
        revocation,
        signed({
          ...list('suspension'),
          credentialSubject: { statusPurpose: 'suspension', encodedList: 'uH4sIAAAAAAACA5vgAAB12URGAgAAAA' },
        }),
      ],
      'UNKNOWN',
      5,
      /shorter than it has to be/,
    ],
    [
      'a list unpacks to more than any list has',
      [
        revocation,
        signed({
          ...list('suspension'),
          credentialSubject: {
            statusPurpose: 'suspension',
            encodedList: `u${gzipSync(Buffer.alloc(40_000_000)).toString('base64url')}`,
          },
        }),
      ],
      'UNKNOWN',
      5,
      /no list of status/,
    ],
  ];
  for (const [what, lists, status, code, said] of rows)
    test(`${what}: ${status}`, async () => {
      const answer = await checked(good, ...given(...lists), ...at);
      assert.deepEqual([answer.words, answer.code, answer.stderr], [`GOOD VALID ${status}`, code, '']);
      if (said) assert.match(answer.stdout, said);
    });

  test('a proof that names no list has no known status', async () => {
    const { words, code } = await checked(signed({ ...proof, credentialStatus: undefined }), ...both, ...at);
    assert.deepEqual([words, code], ['GOOD VALID UNKNOWN', 5]);
  });
});

describe('MEM-61 what is not the issuer’s proof as it was signed is BAD, each with a word', () => {
  const [head, body, tail] = good.split('.');
  const changed = part({ ...proof, validUntil: '2038-03-01T20:59:59Z' });
  const hmac = (/** @type {string} */ parts) =>
    createHmac('sha256', Buffer.from(String(own.jwk.x), 'base64url'))
      .update(parts)
      .digest('base64url');
  const hs = `${part({ alg: 'HS256', typ: 'vc+jwt', kid: 'own' })}.${body}`;
  /** @type {[string, string, string][]} */
  const rows = [
    ['other dates under the same signature', `${head}.${changed}.${tail}`, 'FORGED'],
    ['a letter of the signature', `${head}.${body}.${tail?.startsWith('A') ? 'B' : 'A'}${tail?.slice(1)}`, 'FORGED'],
    ['cut at its end', good.slice(0, -20), 'NOT_WHOLE'],
    ['cut in its middle', good.slice(0, 300), 'NOT_WHOLE'],
    ['no signature', `${head}.${body}.`, 'NOT_WHOLE'],
    ['alg none', `${part({ alg: 'none', typ: 'vc+jwt', kid: 'own' })}.${body}.`, 'OTHER_ALGORITHM'],
    ['HS256 by the public key', `${hs}.${hmac(hs)}`, 'OTHER_ALGORITHM'],
    ['a decision of the same key', signed(proof, own, { typ: 'decision' }), 'OTHER_KIND'],
    ['a list of status', signed(list('revocation')), 'OTHER_KIND'],
    ['a stranger’s key', signed(proof, stranger), 'UNKNOWN_KEY'],
    ['a stranger’s key under our name', signed(proof, { ...stranger, kid: 'own' }), 'FORGED'],
    ['a key of its own in the header', signed(proof, stranger, { jwk: stranger.jwk }), 'UNKNOWN_KEY'],
    ['another issuer', signed({ ...proof, issuer: { id: 'https://other.example' } }), 'OTHER_ISSUER'],
    ['no text of this kind', 'hello', 'NOT_WHOLE'],
    ['nothing', '', 'NOT_WHOLE'],
  ];
  for (const [what, compact, word] of rows)
    test(`${what}: ${word}`, async () => {
      const answer = await checked(compact, ...both, ...at);
      assert.deepEqual([answer.words, answer.code, answer.stderr], [`BAD ${word}`, 1, '']);
      assert.match(answer.stdout, /التوقيع غير صحيح/);
    });
});

test('MEM-61 it is taken from the standard input, and answered as JSON', async () => {
  const { code, stdout } = await run(['-', '--keys', keys, ...both, ...at, '--json'], `${good}\n`);
  const { signature, validity, status, proof: said } = JSON.parse(stdout);
  assert.deepEqual([code, signature, validity, status], [0, 'GOOD', 'VALID', 'OK']);
  assert.deepEqual(said, proof);
});

test('MEM-61 the answer is told in Arabic and English, with its days in both calendars', async () => {
  const { stdout } = await checked(good, ...both, ...at);
  for (const said of [
    'التوقيع صحيح',
    'The signature is good',
    '1 مارس 2028م الموافق 5 شوال 1449',
    '1 March 2028',
    'R-482-913-075',
  ])
    assert.ok(stdout.includes(said), `${said}\n${stdout}`);
});

test('MEM-61 nothing of a proof moves the terminal, or turns a line', async () => {
  const name = [{ '@value': '\u001B[2Jx\u202Ey', '@language': 'en' }];
  const { stdout } = await checked(signed({ ...proof, name }), ...at);
  // eslint-disable-next-line no-control-regex -- what must not be there
  assert.doesNotMatch(stdout, /[\u001B\u202E]/);
});

test('MEM-61 keys are taken from what an issuer says of itself too; whose they are has to be known', async () => {
  const file = save(good);
  const metadata = save({ issuer, jwks: { keys: [own.jwk] } });
  assert.equal((await run([file, '--keys', metadata, ...both, ...at])).code, 0);
  const bare = save({ keys: [own.jwk] });
  const unsaid = await run([file, '--keys', bare, ...at]);
  assert.deepEqual([unsaid.code, unsaid.stdout], [2, '']);
  assert.match(unsaid.stderr, /--issuer/);
  assert.equal((await run([file, '--keys', bare, '--issuer', issuer, ...both, ...at])).code, 0);
});

test('MEM-61 what keeps it from looking is told in a sentence', async () => {
  const file = save(good);
  /** @type {[string[], RegExp][]} */
  const rows = [
    [[], /^usage: npm run check-credential/],
    [[file], /^usage: npm run check-credential/],
    [[file, '--keys', path.join(folder, 'nowhere')], /no file that can be read/],
    [[folder, '--keys', keys], /no file that can be read/],
    [[file, '--keys', file], /no JWK set/],
    [[file, '--keys', keys, '--at', 'tomorrow'], /--at is a moment/],
    [[file, '--keys', keys, '--key', 'x'], /Unknown option/],
  ];
  for (const [args, said] of rows) {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /at file:/);
  }
});
