import { createHash } from 'node:crypto';

/** How full the table may get before a look through it takes long. */
const fullest = 0.7;

/**
 * Tells whether a text comes for the first time, in memory that is fixed from the start: 64 bits of each text's hash. Two of a million
 * texts are taken for one in one of forty million imports.
 * @param most how many different texts there may be; one more is an error
 */
export const firstTime = (most: number): ((text: string) => boolean) => {
  const slots = new BigUint64Array(2 ** Math.ceil(Math.log2(most / fullest)));
  let used = 0;
  return (text) => {
    const hash = createHash('sha256').update(text).digest().readBigUInt64LE() || 1n;
    let slot = Number(hash & BigInt(slots.length - 1));
    for (; slots[slot] !== 0n; slot = (slot + 1) % slots.length) if (slots[slot] === hash) return false;
    if (++used > most) throw new RangeError('The file has too many rows for one import (a million): split it');
    slots[slot] = hash;
    return true;
  };
};
