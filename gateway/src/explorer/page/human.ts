interface Puzzle {
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxnumber: number;
}

const encoder = new TextEncoder();
const together = 500;

const hashOf = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * Solves a challenge of ALTCHA (IDN-03): finds the number that hashes with the salt to the challenge.
 * @returns the solution as the graph takes it; empty where the browser does not hash
 */
export const proveHuman = async ({ algorithm, challenge, salt, signature, maxnumber }: Puzzle): Promise<string> => {
  // Browsers hash on https and on this machine only.
  if (!('subtle' in crypto)) return '';
  for (let from = 0; from <= maxnumber; from += together) {
    const numbers = Array.from({ length: together }, (_, index) => from + index);
    const hashes = await Promise.all(numbers.map((number) => hashOf(`${salt}${number}`)));
    const found = hashes.indexOf(challenge);
    if (found < 0) continue;
    return btoa(JSON.stringify({ algorithm, challenge, number: from + found, salt, signature }));
  }
  return '';
};
