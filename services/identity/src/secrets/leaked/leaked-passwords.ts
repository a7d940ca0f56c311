import type { Logger } from '@mumaris/kit/log';
import { offlineRanges, sha1 } from './offline-ranges';
import { onlineRanges } from './online-ranges';
import { prefixLength } from './ranges';

/** Whether a password is known to be leaked, as it was typed or in lower case (IDN-13). */
export type IsLeaked = (password: string) => Promise<boolean>;

/** @param url of a range service; without one the offline list alone is asked */
export const createIsLeaked = (url: string | undefined, log: Logger): IsLeaked => {
  const offline = offlineRanges();
  const ranges = url ? onlineRanges({ url, offline, log }) : offline;
  return async (password) => {
    const hashes = [...new Set([password, password.toLowerCase()])].map(sha1);
    const found = await Promise.all(
      hashes.map(async (hash) => (await ranges.range(hash.slice(0, prefixLength))).has(hash.slice(prefixLength))),
    );
    return found.includes(true);
  };
};
