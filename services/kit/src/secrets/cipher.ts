import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts single fields at rest, and finds them again without decrypting. */
export interface FieldCipher {
  /** AES-256-GCM under a fresh nonce; the same text never looks the same. */
  encrypt(text: string): string;
  /** @throws when the text was altered or encrypted under another key */
  decrypt(sealed: string): string;
  /** A keyed hash to look a value up by: equal for equal texts, meaningless without the key. */
  blindIndex(text: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;
const version = 'v1';

/** @param masterKey 32 bytes; the keys of encryption and index are derived from it */
export const createFieldCipher = (masterKey: Uint8Array, purpose: string): FieldCipher => {
  if (masterKey.length < 32) throw new Error('a master key has at least 32 bytes');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `mumaris/${purpose}/${use}`, 32));
  const encryptionKey = derive('encrypt');
  const indexKey = derive('index');
  return {
    encrypt: (text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    decrypt: (sealed) => {
      const [head, text = ''] = sealed.split('.');
      if (head !== version) throw new Error('encrypted in an unknown way');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes, // a shorter tag is easier to forge
      });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
    blindIndex: (text) => createHmac('sha256', indexKey).update(text).digest('base64url'),
  };
};

/** Key bytes of a configured secret: base64url of 32 bytes or more. @throws when it is shorter */
export const keyBytes = (base64url: string): Uint8Array => {
  const bytes = Buffer.from(base64url, 'base64url');
  if (bytes.length < 32) throw new Error('a key has at least 32 bytes, written as base64url');
  return bytes;
};
