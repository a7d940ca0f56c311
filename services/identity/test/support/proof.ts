import { createChallenge, solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

const solved = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

/** Solves a challenge as the ALTCHA widget does. */
export const solve = (text: string): Promise<string> => solved(JSON.parse(text) as Challenge);

/** A proof of a human without the work: whoever has the key that signs challenges makes one that its first try solves. */
export const mintProof = async (hmacKey: string): Promise<string> =>
  solved(
    await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 1,
      counter: 0,
      deriveKey,
      expiresAt: Math.floor(Date.now() / 1_000) + 5 * 60,
      hmacSignatureSecret: hmacKey,
      hmacKeySignatureSecret: hmacKey,
    }),
  );
