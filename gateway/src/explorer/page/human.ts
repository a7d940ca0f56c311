import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/**
 * Solves a challenge of ALTCHA as its widget does (IDN-03).
 * @returns the solution as the graph takes it; empty where the browser derives no keys
 */
export const proveHuman = async (challenge: Challenge): Promise<string> => {
  // Browsers do on https and on this machine only.
  if (!('subtle' in crypto)) return '';
  const solution = await solveChallenge({ challenge, deriveKey });
  return solution ? btoa(JSON.stringify({ challenge, solution })) : '';
};
