import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';

/** Encrypts for one reader, so that codes and links cross the bus unreadable to all others (NTF-05). */
export interface Sealer {
  seal(value: unknown): Promise<string>;
}

export interface Unsealer {
  /** @throws when it was sealed for somebody else or altered */
  unseal<T>(sealed: string): Promise<T>;
}

/** @param publicKey the reader's public key: a P-256 JWK as JSON text */
export const createSealer = async (publicKey: string): Promise<Sealer> => {
  const key = await importJWK(JSON.parse(publicKey) as JWK, alg);
  return {
    seal: (value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value))).setProtectedHeader({ alg, enc }).encrypt(key),
  };
};

/** @param privateKey the reader's private key: a P-256 JWK as JSON text */
export const createUnsealer = async (privateKey: string): Promise<Unsealer> => {
  const key = await importJWK(JSON.parse(privateKey) as JWK, alg);
  return {
    unseal: async <T>(sealed: string) => {
      const { plaintext } = await compactDecrypt(sealed, key, {
        keyManagementAlgorithms: [alg],
        contentEncryptionAlgorithms: [enc],
      });
      return JSON.parse(new TextDecoder().decode(plaintext)) as T;
    },
  };
};
