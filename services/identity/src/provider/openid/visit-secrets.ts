import { createHash, createHmac, randomBytes } from 'node:crypto';

/** What a visit is guarded by (OpenID Connect, RFC 7636). */
export interface Guards {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Makes the secret of a visit, and what follows from it. */
export interface VisitSecrets {
  next(): string;
  /** What the store knows a visit by: nobody finishes one with what lies there. */
  idOf(secret: string): string;
  guardsOf(secret: string): Guards;
}

const secretBytes = 32;

/** The guards follow from the browser's secret and our key, so that none of them is kept anywhere (IDN-17). */
export const createVisitSecrets = (key: Uint8Array): VisitSecrets => {
  const derive = (use: string, secret: string) =>
    createHmac('sha256', key).update(`provider-${use}:${secret}`).digest('base64url');
  return {
    next: () => randomBytes(secretBytes).toString('base64url'),
    idOf: (secret) => createHash('sha256').update(secret).digest('base64url'),
    guardsOf: (secret) => ({
      state: derive('state', secret),
      nonce: derive('nonce', secret),
      verifier: derive('verifier', secret),
    }),
  };
};
