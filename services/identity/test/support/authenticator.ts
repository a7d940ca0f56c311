import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** What a test may do wrong on purpose. */
export interface Fault {
  origin?: string;
  challenge?: string;
  rpId?: string;
  /** Nobody unlocked it. */
  unverified?: boolean;
  counter?: number;
  userHandle?: string;
  /** Signs with another key than the one it was registered with. */
  forged?: boolean;
}

interface Options {
  challenge: string;
}

const origin = 'https://portal.example';
const rpId = 'portal.example';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: string | Buffer) => Buffer.from(data).toString('base64url');

const flags = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, credential: 0x40 };

/** CBOR (RFC 8949) of the few things that an authenticator says. */
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
};
const cborInteger = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes]);
const cborMap = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);

/** A P-256 public key as COSE has it (RFC 9053): EC2, ES256. */
const coseKey = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return cborMap([
    [cborInteger(1), cborInteger(2)],
    [cborInteger(3), cborInteger(-7)],
    [cborInteger(-1), cborInteger(1)],
    [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
};

const clientData = (type: string, options: Options, fault: Fault) =>
  Buffer.from(
    JSON.stringify({
      type,
      challenge: fault.challenge ?? options.challenge,
      origin: fault.origin ?? origin,
      crossOrigin: false,
    }),
  );

const authenticatorData = (counter: number, extra: number, fault: Fault, attested = Buffer.alloc(0)): Buffer => {
  const bits = flags.present | (fault.unverified ? 0 : flags.verified) | extra;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(fault.rpId ?? rpId), Buffer.from([bits]), count, attested]);
};

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A passkey in software: what a browser and its authenticator answer, byte for byte, and whatever is wrong with it. */
export const createAuthenticator = ({ credentialId = randomBytes(32) } = {}) => {
  const keys = newKeys();
  const id = base64url(credentialId);
  const length = Buffer.from([credentialId.length >> 8, credentialId.length & 0xff]);
  const synced = flags.backupEligible | flags.backedUp;
  let counter = 0;
  const whole = (response: object) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  return {
    id: credentialId,
    /** Answers `navigator.credentials.create`. */
    create: (options: string, fault: Fault = {}): string => {
      const data = clientData('webauthn.create', JSON.parse(options) as Options, fault);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(keys.publicKey)]);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authenticatorData(counter, flags.credential | synced, fault, attested))],
      ]);
      return whole({
        clientDataJSON: base64url(data),
        attestationObject: base64url(attestationObject),
        transports: ['internal', 'hybrid'],
      });
    },
    /** Answers `navigator.credentials.get`. */
    get: (options: string, fault: Fault = {}): string => {
      counter = fault.counter ?? counter + 1;
      const data = clientData('webauthn.get', JSON.parse(options) as Options, fault);
      const said = authenticatorData(counter, synced, fault);
      const { privateKey } = fault.forged ? newKeys() : keys;
      const signature = createSign('sha256').update(said).update(sha256(data)).sign(privateKey);
      return whole({
        clientDataJSON: base64url(data),
        authenticatorData: base64url(said),
        signature: base64url(signature),
        ...(fault.userHandle !== undefined && { userHandle: base64url(fault.userHandle) }),
      });
    },
  };
};

export type Authenticator = ReturnType<typeof createAuthenticator>;
