import { gzipSync } from 'node:zlib';

/**
 * The bytes of a list of so many entries, some of them set: entry 0 is the leftmost bit of the first byte (W3C Bitstring Status List).
 * @throws RangeError where one lies behind the end
 */
export const bytesOf = (set: readonly number[], entries: number): Buffer => {
  const bytes = Buffer.alloc(entries / 8);
  for (const entry of set) {
    const byte = entry >>> 3;
    bytes.writeUInt8(bytes.readUInt8(byte) | (0x80 >> (entry & 7)), byte);
  }
  return bytes;
};

/** A list as it is published: multibase (u: base64url without padding) of its bytes under GZIP. */
export const encodedListOf = (bytes: Buffer): string => `u${gzipSync(bytes, { level: 9 }).toString('base64url')}`;
