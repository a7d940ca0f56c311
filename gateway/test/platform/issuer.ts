import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const issuerName = 'https://identity.test';
export const audience = 'mumaris';

export interface Issuer {
  jwksUrl: string;
  /** How often the key set was asked for. */
  asked(): number;
  /** A token as identity writes it; claims that are given replace those, undefined leaves one out. */
  token(claims?: Record<string, unknown>): Promise<string>;
  /** Signs with a new key, as after a rotation. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

/** Identity's part in signing in, alone: a key set and the tokens that it verifies. */
export const startIssuer = async (): Promise<Issuer> => {
  let kid = 0;
  let asked = 0;
  let pair = await generateKeyPair('EdDSA', { extractable: true });
  const jwks = async () => ({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: `k${kid}`, alg: 'EdDSA' }] });
  const server = createServer((_request, response) => {
    asked += 1;
    void jwks().then((keys) => response.setHeader('content-type', 'application/json').end(JSON.stringify(keys)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`,
    asked: () => asked,
    token: (claims = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const whole = {
        iss: issuerName,
        aud: audience,
        sub: 'acc_1',
        sid: 'ses_1',
        roles: ['PRACTITIONER'],
        iat: now,
        exp: now + 600,
        ...claims,
      };
      return new SignJWT(whole).setProtectedHeader({ alg: 'EdDSA', kid: `k${kid}` }).sign(pair.privateKey);
    },
    rotate: async () => {
      kid += 1;
      pair = await generateKeyPair('EdDSA', { extractable: true });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
