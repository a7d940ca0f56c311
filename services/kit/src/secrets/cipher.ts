import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts single fields at rest, and finds them again without decrypting. */
export interface FieldCipher {
  /** AES-256-GCM under a fresh nonce and the newest key; the same text never looks the same. */
  encrypt(text: string): string;
  /** Takes what any of the keys encrypted. @throws when the text was altered or its key is not there */
  decrypt(sealed: string): string;
  /** A keyed hash to look a value up by: equal for equal texts, meaningless without the key. */
  blindIndex(text: string): string;
  /** The same under each key, the newest first: while keys change, a value is found by any of them. */
  blindIndexes(text: string): string[];
}

const nonceBytes = 12;
const tagBytes = 16;
const keyIdLength = 8;

interface DerivedKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly index: Buffer;
}

const deriveKey = (masterKey: Uint8Array, purpose: string): DerivedKey => {
  if (masterKey.length < 32) throw new Error('a master key has at least 32 bytes');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `mumaris/${purpose}/${use}`, 32));
  const id = derive('id').toString('base64url').slice(0, keyIdLength);
  return { id, encryption: derive('encrypt'), index: derive('index') };
};

const open = (key: Buffer, text: string): string => {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes, // a shorter tag is easier to forge
  });
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
};

const indexOf = ({ index }: DerivedKey, text: string) => createHmac('sha256', index).update(text).digest('base64url');

/**
 * @param masterKeys 32 bytes each, the newest first: it encrypts, the others are still read. The keys of encryption and
 *   index are derived from them.
 */
export const createFieldCipher = (masterKeys: readonly Uint8Array[], purpose: string): FieldCipher => {
  const keys = masterKeys.map((key) => deriveKey(key, purpose));
  const [newest] = keys;
  if (!newest) throw new Error('a cipher needs a key');
  return {
    encrypt: (text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', newest.encryption, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    decrypt: (sealed) => {
      const [version, id, text] = sealed.split('.');
      const key = keys.find((one) => one.id === id);
      if (version !== 'v1' || !key || text === undefined) throw new Error('encrypted in an unknown way');
      return open(key.encryption, text);
    },
    blindIndex: (text) => indexOf(newest, text),
    blindIndexes: (text) => keys.map((key) => indexOf(key, text)),
  };
};

/** Key bytes of a configured secret: base64url of 32 bytes or more. @throws when it is shorter */
export const keyBytes = (base64url: string): Uint8Array => {
  const bytes = Buffer.from(base64url, 'base64url');
  if (bytes.length < 32) throw new Error('a key has at least 32 bytes, written as base64url');
  return bytes;
};
