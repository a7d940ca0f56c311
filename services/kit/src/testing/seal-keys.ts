import { exportJWK, generateKeyPair } from 'jose';
import { createUnsealer } from '../secrets/seal';

/** A new pair of keys to seal with, as JWKs in JSON, and what opens what the public one sealed. */
export const testSealKeys = async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const [publicKey, privateKey] = (await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)])).map(
    (key) => JSON.stringify(key),
  ) as [string, string];
  return { publicKey, privateKey, unsealer: await createUnsealer(privateKey) };
};
