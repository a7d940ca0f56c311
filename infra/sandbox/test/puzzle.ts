import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** A proof-of-human challenge as identity gives it, which the eighth try solves. */
export const newPuzzle = async (): Promise<string> =>
  JSON.stringify(await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 1, counter: 7, deriveKey }));
