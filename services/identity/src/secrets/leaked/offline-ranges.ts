import { createHash } from 'node:crypto';
import { dictionary } from '@zxcvbn-ts/language-common';
import { type LeakedRanges, prefixLength } from './ranges';

const none: ReadonlySet<string> = new Set();

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

/** The 49,000 most common leaked passwords, which zxcvbn brings: asks nobody. */
export const offlineRanges = (): LeakedRanges => {
  const ranges = new Map<string, Set<string>>();
  for (const password of dictionary['passwords-common']) {
    const hash = sha1(String(password));
    const prefix = hash.slice(0, prefixLength);
    const range = ranges.get(prefix) ?? new Set();
    ranges.set(prefix, range.add(hash.slice(prefixLength)));
  }
  return { range: (prefix) => Promise.resolve(ranges.get(prefix) ?? none) };
};
