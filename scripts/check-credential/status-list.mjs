import { gunzipSync } from 'node:zlib';
import { openSigned, SignatureFault } from './open-signed.mjs';

/** What the W3C asks of a list at least. */
const leastEntries = 131_072;
const mostBytes = 4_000_000;

/** Clocks differ: a list that was signed a moment ago is taken. */
const skewMs = 5 * 60_000;

/**
 * The bytes of a published list: multibase (u) of GZIP.
 * @param {string} encoded
 * @throws where it is none, or unpacks to more than any list has
 */
export const bytesOfList = (encoded) => {
  if (!/^u[\w-]+$/.test(encoded)) throw new Error('no list');
  return gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: mostBytes });
};

/**
 * Whether an entry's bit is set: entry 0 is the leftmost bit of the first byte.
 * @param {Buffer} bytes @param {number} entry
 */
export const isSet = (bytes, entry) => (((bytes[entry >> 3] ?? 0) >> (7 - (entry & 7))) & 1) === 1;

/** @typedef {'BAD_LIST' | 'NO_LIST' | 'LIST_TOO_OLD' | 'LIST_TOO_NEW' | 'LIST_TOO_SHORT'} ListFault */
/** @typedef {{ file: string, fault: ListFault } | { file: string, id: string, purpose: string, bytes: Buffer }} OpenedList */

/**
 * A saved list, as it can be relied on at a moment.
 * @param {{ file: string, text: string }} saved @param {import('./open-signed.mjs').Trusted} trusted @param {number} at in ms
 * @returns {OpenedList}
 */
export const openList = ({ file, text }, trusted, at) => {
  const fault = (/** @type {ListFault} */ one) => ({ file, fault: one });
  let said;
  try {
    said = openSigned(text, trusted);
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    return fault('BAD_LIST');
  }
  const { id, type, validFrom, validUntil, credentialSubject: list } = said;
  if (![type].flat().includes('BitstringStatusListCredential') || typeof id !== 'string') return fault('NO_LIST');
  if (!(at <= Date.parse(validUntil))) return fault('LIST_TOO_OLD');
  if (!(Date.parse(validFrom) <= at + skewMs)) return fault('LIST_TOO_NEW');
  let bytes;
  try {
    bytes = bytesOfList(String(list?.encodedList));
  } catch {
    return fault('NO_LIST');
  }
  if (bytes.length * 8 < leastEntries) return fault('LIST_TOO_SHORT');
  return { file, id, purpose: String(list.statusPurpose), bytes };
};
