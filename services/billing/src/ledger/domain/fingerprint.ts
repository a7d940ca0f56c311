import { createHmac, randomBytes } from 'node:crypto';

const buckets = 4_096;
const wordsOf = 4;

/** What is held of a set of ids: 80 kB, however many they are. */
export interface Fingerprint {
  add(id: string): void;
  /** The buckets in which another one, of the same key, differs; none where both hold the same ids equally often. */
  differing(other: Fingerprint): number[];
  /** For the comparison. */
  readonly words: Int32Array;
  readonly counts: Float64Array;
}

/**
 * Makes fingerprints that can be compared: in each of 4,096 buckets the number of ids and the exclusive or of 128 bits of each
 * id's HMAC. The key is made anew, so that nobody can prepare two sets that look alike. Where one set holds each id once, two
 * alike are the same set: an id that the other holds more often would be there twice more, and another would be missing.
 */
export const createFingerprints = () => {
  const key = randomBytes(32);
  const digest = (id: string) => createHmac('sha256', key).update(id).digest();
  const bucketOf = (id: string): number => digest(id).readUInt16BE(16) % buckets;
  const create = (): Fingerprint => {
    const words = new Int32Array(buckets * wordsOf);
    const counts = new Float64Array(buckets);
    return {
      words,
      counts,
      add: (id) => {
        const bits = digest(id);
        const bucket = bits.readUInt16BE(16) % buckets;
        counts[bucket] = (counts[bucket] ?? 0) + 1;
        for (let word = 0; word < wordsOf; word++) {
          const place = bucket * wordsOf + word;
          words[place] = (words[place] ?? 0) ^ bits.readInt32BE(word * 4);
        }
      },
      differing: (other) =>
        Array.from({ length: buckets }, (_, bucket) => bucket).filter(
          (bucket) =>
            counts[bucket] !== other.counts[bucket] ||
            Array.from({ length: wordsOf }, (_, word) => bucket * wordsOf + word).some(
              (place) => words[place] !== other.words[place],
            ),
        ),
    };
  };
  return { create, bucketOf };
};
