import { generateKeyPairSync } from 'node:crypto';
import { Secret } from '../config';
import { compactOf, createTextSigner, openSigned, readKeySet } from './sign';

const newKey = () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
const signer = async (key = newKey()) => createTextSigner(new Secret(key));
const typ = 'test+jws';

test('a signed text opens with its key, and with no other', async () => {
  const [one, other] = await Promise.all([signer(), signer()]);
  const compact = compactOf(await one.sign('{"نص":1}', typ));
  expect(await openSigned(compact, typ, { keys: [other.key, one.key] })).toBe('{"نص":1}');
  await expect(openSigned(compact, typ, { keys: [other.key] })).rejects.toThrow('not among those given');
  // Its name alone proves nothing.
  const pretender = { ...other.key, kid: one.key.kid ?? '' };
  await expect(openSigned(compact, typ, { keys: [pretender] })).rejects.toThrow('does not fit');
});

test('each letter counts, to the last', async () => {
  const { sign, key } = await signer();
  const compact = compactOf(await sign('abc', typ));
  for (const [place, letter] of [...compact].entries()) {
    if (letter === '.') continue;
    const changed = `${compact.slice(0, place)}${letter === 'A' ? 'B' : 'A'}${compact.slice(place + 1)}`;
    await expect(openSigned(changed, typ, { keys: [key] })).rejects.toThrow(/./);
    await expect(openSigned(compact.slice(0, place), typ, { keys: [key] })).rejects.toThrow(/./);
  }
});

test('a text of another kind does not pass for one', async () => {
  const { sign, key } = await signer();
  const compact = compactOf(await sign('abc', 'other+jws'));
  await expect(openSigned(compact, typ, { keys: [key] })).rejects.toThrow('of this kind');
});

test('a key is named by its thumbprint, and of a private one only the public part is read', async () => {
  const key = newKey();
  const { key: known } = await signer(key);
  expect(known.kid).toMatch(/^[\w-]{43}$/);
  const set = await readKeySet(JSON.stringify({ keys: [JSON.parse(key)] }));
  expect(set).toEqual({ keys: [known] });
  expect(JSON.stringify(set)).not.toContain('"d"');
});

test('what is no key is refused', async () => {
  for (const key of ['{"kty":"EC"}', 'd: secret'])
    await expect(signer(key)).rejects.toThrow(/^a signing key is an Ed25519 private JWK, written as JSON$/);
  for (const keys of ['{"keys":[{"kty":"RSA"}]}', 'not JSON'])
    await expect(readKeySet(keys)).rejects.toThrow(/^public keys are a JWK set of Ed25519 keys, written as JSON$/);
});
