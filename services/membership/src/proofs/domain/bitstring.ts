import { gzipSync } from 'node:zlib';

const bitsOfWord = 32;

/** Bits in words of 32, by the number of the word; what is not there is zero. */
export type Words = Readonly<Record<string, number>>;

/** Where the bit of an entry lies: entry 0 is the leftmost bit of the first byte (W3C Bitstring Status List). @returns `mask` as a signed word */
export const bitOf = (entry: number): { readonly word: number; readonly mask: number } => ({
  word: Math.floor(entry / bitsOfWord),
  mask: 1 << (bitsOfWord - 1 - (entry % bitsOfWord)),
});

/**
 * The bytes of a list.
 * @throws RangeError where a word lies behind its end
 */
export const bytesOf = (words: Words, entries: number): Buffer => {
  const bytes = Buffer.alloc(Math.ceil(entries / bitsOfWord) * (bitsOfWord / 8));
  for (const [word, bits] of Object.entries(words)) bytes.writeInt32BE(bits, Number(word) * (bitsOfWord / 8));
  return bytes.subarray(0, Math.ceil(entries / 8));
};

/** A list as it is published: multibase (u: base64url without padding) of its bytes under GZIP. */
export const encodedListOf = (bytes: Buffer): string => `u${gzipSync(bytes, { level: 9 }).toString('base64url')}`;
