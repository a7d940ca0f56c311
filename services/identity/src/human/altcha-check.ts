import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import { z } from 'zod';
import type { Rules } from '../domain/rules';
import type { Demand } from '../limits/demand';
import type { UsedOnceRepository } from '../store/used-once.repository';
import type { ProviderCheck } from './human-check';

interface Parts {
  hmacKey: string;
  rules: Rules['human'];
  demand: Demand;
  solutions: UsedOnceRepository;
}

const algorithm = 'PBKDF2/SHA-256';
const maxSolutionLength = 2_000;

const hex = z
  .string()
  .regex(/^[0-9a-f]+$/)
  .max(200);
const solutionShape = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal(algorithm),
      nonce: hex,
      salt: hex,
      cost: z.int().positive(),
      keyLength: z.int().positive(),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.int().positive(),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex }),
});

const refused = (code: PlainCode) => new RuleViolation(code, {}, 'human');

/** The base64 JSON that the ALTCHA widget gives; undefined where it is anything else. */
const readSolution = (text: string) => {
  if (text.length > maxSolutionLength) return undefined;
  try {
    return solutionShape.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).data;
  } catch {
    return undefined; // not JSON: not a solution
  }
};

/**
 * ALTCHA's proof of work: a number whose derived key begins as we say. Making a puzzle costs one derivation and checking it
 * none, since we sign the key as well; how many a solver needs grows with the demand. It runs by the machine's time: a robot
 * does not wait for the platform's clock.
 */
export const altchaCheck = ({ hmacKey, rules, demand, solutions }: Parts): ProviderCheck => {
  // One signs a text of JSON and the other a key, so that neither is ever taken for the other.
  const keys = { hmacSignatureSecret: hmacKey, hmacKeySignatureSecret: hmacKey };
  const { rounds, tries } = rules.puzzle;
  return {
    newChallenge: async (address) => {
      const counter = randomInt(tries * 2 ** (await demand.doublingsFor(address)));
      const seconds = Math.floor(Date.now() / 1_000) + rules.expiresAfterMinutes * 60;
      const challenge = await createChallenge({
        algorithm,
        cost: rounds,
        counter,
        deriveKey,
        expiresAt: seconds,
        ...keys,
      });
      return { provider: 'ALTCHA', challenge: JSON.stringify(challenge), expiresAt: new Date(seconds * 1_000) };
    },
    accept: async (text) => {
      const read = readSolution(text);
      if (!read) throw refused('HUMAN_PROOF_INVALID');
      const { verified, expired } = await verifySolution({ ...read, deriveKey, ...keys });
      if (expired) throw refused('HUMAN_PROOF_EXPIRED');
      if (!verified) throw refused('HUMAN_PROOF_INVALID');
      const { parameters, signature } = read.challenge;
      const expiresAt = new Date(parameters.expiresAt * 1_000);
      if (!(await solutions.use(signature, expiresAt))) throw refused('HUMAN_PROOF_USED');
    },
  };
};
