import { generateSecret, generateURI, verifySync } from 'otplib';

/** One-time passwords of authenticator apps: RFC 6238 with SHA-1, 6 digits and 30 s, as every app knows them (IDN-14). */
export interface Totp {
  /** 20 random bytes in base 32. */
  newSecret(): string;
  /** The otpauth address that an app reads from a QR code. */
  uriOf(secret: string, account: string): string;
  /** The step that a code of 6 digits belongs to, now or one step off; undefined for a wrong one. */
  stepOf(secret: string, digits: string): number | undefined;
}

const secretBytes = 20;
const driftSeconds = 30;

/** @param issuer what an app shows beside the account */
export const createTotp = (issuer: string): Totp => ({
  newSecret: () => generateSecret({ length: secretBytes }),
  uriOf: (secret, label) => generateURI({ secret, issuer, label }),
  // By the machine's time, which is the library's: an app on a telephone knows no platform clock.
  stepOf: (secret, token) => {
    const result = verifySync({ secret, token, epochTolerance: driftSeconds });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  },
});
