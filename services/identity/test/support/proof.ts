import { createChallenge, solveChallenge } from 'altcha-lib/v1';
import type { Challenge } from 'altcha-lib/v1/types';

const algorithm = 'SHA-256';
const asText = (solution: object) => Buffer.from(JSON.stringify(solution)).toString('base64');

/** Solves a challenge as the ALTCHA widget does. */
export const solve = async (text: string): Promise<string> => {
  const { challenge, salt, signature, maxnumber } = JSON.parse(text) as Challenge;
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  const { number, took } = solution ?? { number: -1, took: 0 };
  return asText({ algorithm, challenge, number, salt, signature, took });
};

/** A proof of a human without the work: whoever has the key that signs challenges knows the number that solves one. */
export const mintProof = async (hmacKey: string): Promise<string> => {
  const number = 1;
  const expires = new Date(Date.now() + 5 * 60_000);
  const { challenge, salt, signature } = await createChallenge({ algorithm, hmacKey, number, expires });
  return asText({ algorithm, challenge, number, salt, signature });
};
