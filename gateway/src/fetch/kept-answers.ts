import { LRUCache } from 'lru-cache';
import { cacheControlOf, cachePolicyOf } from './cache-policy';
import type { Received } from './send';

/** Whatever a subgraph says, nothing is kept for longer. */
const longestSeconds = 300;
/** Of an entry beside its texts, whose characters take two bytes at most. */
const bytesBeside = 300;

interface Kept {
  readonly text: string;
  /** In milliseconds of the cache's clock. */
  readonly until: number;
}

/** Where the answer to one call lies, or would. */
interface Place {
  /** What is kept there, with the time that is left to it. */
  readonly kept?: Received;
  /** Keeps the answer that the call got, where it is everybody's. */
  keep(this: void, received: Received): void;
}

/** Answers of subgraphs that are the same for everybody, each for as long as it says. */
export interface KeptAnswers {
  /** Looks a call up, when it begins. @param body as it is sent: canonical, and with all that the answer depends on */
  at(this: void, subgraph: string, body: string): Place;
  /** Forgets all; what is under way is not kept either. */
  clear(this: void): void;
}

/** Where nothing is kept. */
export const nowhere: Place = { keep: () => undefined };

/**
 * Keeps public answers, those that were asked for last. The caller is no part of the key, since public is what does not depend on one.
 * @param maxBytes of all; 0 keeps nothing
 * @param now in milliseconds, never going back
 */
export const keepAnswers = (maxBytes: number, now: () => number = () => performance.now()): KeptAnswers => {
  if (!maxBytes) return { at: () => nowhere, clear: () => undefined };
  let current = emptied(maxBytes);
  const at: KeptAnswers['at'] = (subgraph, body) => {
    const [answers, beganAt, key] = [current, now(), `${subgraph} ${body}`];
    const known = answers.get(key);
    const left = known ? Math.floor((known.until - beganAt) / 1_000) : 0;
    if (known && left > 0) {
      const headers = { 'cache-control': cacheControlOf({ maxAge: left, isPublic: true }) };
      return { ...nowhere, kept: { status: 200, headers, text: known.text } };
    }
    return {
      keep: ({ status, headers, text }) => {
        const policy = cachePolicyOf(headers);
        if (status !== 200 || !policy?.isPublic) return;
        answers.set(key, { text, until: beganAt + Math.min(policy.maxAge, longestSeconds) * 1_000 });
      },
    };
  };
  return { at, clear: () => void (current = emptied(maxBytes)) };
};

const emptied = (maxSize: number) =>
  new LRUCache<string, Kept>({
    maxSize,
    sizeCalculation: ({ text }, key) => 2 * (key.length + text.length) + bytesBeside,
  });
