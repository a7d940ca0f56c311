import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '../config';
import { createEventSigner, createEventVerifier } from './signatures';

const dir = mkdtempSync(path.join(tmpdir(), 'event-keys-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = path.join(dir, 'keys.json');

const keyOf = (service: string, kid: string) => {
  const pair = generateKeyPairSync('ed25519');
  return {
    own: new Secret(JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), kid })),
    known: { ...pair.publicKey.export({ format: 'jwk' }), kid, service },
  };
};
const billing = keyOf('billing', 'b1');
const cpd = keyOf('cpd', 'c1');
const write = (...keys: object[]) => writeFileSync(file, JSON.stringify({ keys }));

const paid = { topic: 'mumaris.billing.v1', key: 'inv_1', value: '{"amount":10000}' };
const parts = async () => {
  write(billing.known, cpd.known);
  const [signer, other, verifier] = await Promise.all([
    createEventSigner(billing.own),
    createEventSigner(cpd.own),
    createEventVerifier(file),
  ]);
  return { signer, other, verifier };
};

test('the word of a service is taken as such', async () => {
  const { signer, verifier } = await parts();
  const signature = await signer.sign(paid);
  expect(signature).toMatch(/^[\w-]+\.\.[\w-]+$/);
  expect(await verifier.refusalOf('billing', paid, signature)).toBeUndefined();
  const bytes = { ...paid, key: Buffer.from(paid.key), value: Buffer.from(paid.value) };
  expect(await verifier.refusalOf('billing', bytes, signature)).toBeUndefined();
});

test.each([
  ['another value', { value: '{"amount":1}' }],
  ['another key', { key: 'inv_2' }],
  ['no key', { key: null }],
  ['another topic', { topic: 'mumaris.cpd.v1' }],
])('a signature is worth nothing on %s', async (_, change) => {
  const { signer, verifier } = await parts();
  const signature = await signer.sign(paid);
  expect(await verifier.refusalOf('billing', { ...paid, ...change }, signature)).toBe('its signature does not fit');
});

test('what is not signed, by somebody else, or by a key that nobody knows is refused with its reason', async () => {
  const { signer, other, verifier } = await parts();
  const stranger = await createEventSigner(keyOf('billing', 'b9').own);
  const imposter = await createEventSigner(keyOf('billing', 'b1').own);
  const refusal = (signature?: string) => verifier.refusalOf('billing', paid, signature);
  expect(await refusal()).toBe('it is not signed');
  expect(await refusal('')).toBe('it is not signed');
  expect(await refusal('nonsense')).toBe('its key is not known');
  expect(await refusal(await other.sign(paid))).toBe('it is signed by cpd');
  expect(await refusal(await stranger.sign(paid))).toBe('its key is not known');
  expect(await refusal(await imposter.sign(paid))).toBe('its signature does not fit');
  const [header = ''] = (await signer.sign(paid)).split('.');
  expect(await refusal(`${header}..`)).toBe('its signature does not fit');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'b1' })).toString('base64url');
  expect(await refusal(`${none}..`)).toBe('its signature does not fit');
});

test('a key that came after the start is found in the file', async () => {
  const { verifier } = await parts();
  const next = keyOf('billing', 'b2');
  const signer = await createEventSigner(next.own);
  const signature = await signer.sign(paid);
  expect(await verifier.refusalOf('billing', paid, signature)).toBe('its key is not known');
  write(billing.known, next.known);
  utimesSync(file, new Date(), new Date(Date.now() + 5_000));
  expect(await verifier.refusalOf('billing', paid, signature)).toBeUndefined();
});

test('a key that is none keeps a service from starting', async () => {
  await expect(createEventSigner(new Secret('{}'))).rejects.toThrow();
  write({ kid: 'x' });
  await expect(createEventVerifier(file)).rejects.toThrow();
});
