import { openSigned, SignatureFault } from './open-signed.mjs';
import { statusOf } from './status.mjs';

/** @typedef {'NOT_YET_VALID' | 'VALID' | 'EXPIRED'} Validity */
/**
 * @typedef {object} Answer
 * @property {'GOOD' | 'BAD'} signature of the signature alone: a good one of a paper that has ended is good all the same
 * @property {SignatureFault['word']} [why] what is wrong with it
 * @property {Validity} [validity]
 * @property {ReturnType<typeof statusOf>['status']} [status]
 * @property {ReturnType<typeof statusOf>['notes']} notes
 * @property {any} [proof] what it says, once it is proved
 * @property {string} at
 */

const secondOf = (/** @type {number} */ ms) => Math.floor(ms / 1_000);

/**
 * Whether a moment lies within the days of a proof, to the second, both ends counted.
 * @param {{ validFrom?: string, validUntil?: string }} proof @param {number} at in ms
 * @returns {Validity}
 */
const validityAt = ({ validFrom, validUntil }, at) => {
  if (!(secondOf(Date.parse(String(validFrom))) <= secondOf(at))) return 'NOT_YET_VALID';
  return validUntil === undefined || secondOf(at) <= secondOf(Date.parse(validUntil)) ? 'VALID' : 'EXPIRED';
};

/**
 * What can be said of a proof without asking anybody.
 * @param {Awaited<ReturnType<typeof import('./read-files.mjs').readFiles>>} files @param {{ at: number }} asked
 * @returns {Answer}
 */
export const check = ({ proof: text, trusted, lists }, { at }) => {
  const asked = { at: new Date(at).toISOString() };
  try {
    const proof = openSigned(text, trusted);
    // A list of status is signed the same way, and proves nothing of anybody.
    if (![proof.type].flat().includes('HealthPractitionerCredential')) throw new SignatureFault('OTHER_KIND');
    return {
      signature: 'GOOD',
      validity: validityAt(proof, at),
      ...statusOf(proof, lists, trusted, at),
      proof,
      ...asked,
    };
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    return { signature: 'BAD', why: error.word, notes: [], ...asked };
  }
};

/** What the command ends with: of several reasons the worst, as MEM-60 orders them. @param {Answer} answer */
export const exitCodeOf = ({ signature, validity, status }) => {
  if (signature === 'BAD') return 1;
  if (status === 'REVOKED' || status === 'SUSPENDED') return 4;
  if (validity !== 'VALID') return 3;
  return status === 'OK' ? 0 : 5;
};
