import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import type { Rules } from '../domain/rules';
import type { UsedOnceRepository } from '../store/used-once.repository';
import type { HumanCheck } from './human-check';

interface Parts {
  hmacKey: string;
  rules: Rules['human'];
  solutions: UsedOnceRepository;
}

const algorithm = 'SHA-256';
const maxSolutionLength = 2_000;

const solutionShape = z.object({
  algorithm: z.literal(algorithm),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.int().nonnegative(),
  salt: z.string().max(500),
  signature: z.string().max(200),
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
 * ALTCHA's proof of work: a number that hashes with the salt to the challenge, which we signed. It runs by the machine's
 * time: a robot does not wait for the platform's clock.
 */
export const altchaCheck = ({ hmacKey, rules, solutions }: Parts): HumanCheck => ({
  newChallenge: async () => {
    const seconds = Math.floor(Date.now() / 1_000) + rules.expiresAfterMinutes * 60;
    const expires = new Date(seconds * 1_000);
    const challenge = await createChallenge({ algorithm, hmacKey, maxnumber: rules.maxNumber, expires });
    return { provider: 'ALTCHA', challenge: JSON.stringify(challenge), expiresAt: expires };
  },
  accept: async (text) => {
    const solution = readSolution(text);
    if (!solution || !(await verifySolution(solution, hmacKey, false))) throw refused('HUMAN_PROOF_INVALID');
    const expiresAt = new Date(Number(extractParams(solution)['expires']) * 1_000);
    if (!(expiresAt.getTime() >= Date.now())) throw refused('HUMAN_PROOF_EXPIRED');
    if (!(await solutions.use(solution.challenge, expiresAt))) throw refused('HUMAN_PROOF_USED');
  },
});
