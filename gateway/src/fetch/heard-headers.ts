import type { IncomingHttpHeaders } from 'node:http';
import { cacheControlOf, type CachePolicy, cachePolicyOf } from './cache-policy';
import { addRateLimits } from './rate-limits';

/** What is known of a client's answer once it is whole. */
interface Whole {
  /** It was read, and nothing of it went wrong. */
  readonly isSound: boolean;
  /** It was asked for without a token. */
  readonly isVisitors: boolean;
}

const strictest = (one: CachePolicy, other: CachePolicy): CachePolicy => ({
  maxAge: Math.min(one.maxAge, other.maxAge),
  isPublic: one.isPublic && other.isPublic,
});

/** Gathers what the subgraphs' answers to one request say beside their bodies, for the client's answer. */
export const hearHeaders = () => {
  const headers: Record<string, string> = {};
  const policies: (CachePolicy | undefined)[] = [];
  return {
    heard: (said: IncomingHttpHeaders): void => {
      addRateLimits(headers, said);
      policies.push(cachePolicyOf(said));
    },
    /** The headers of the client's answer: how it may be kept is what the strictest of its parts says, and nothing where one may not. */
    of: ({ isSound, isVisitors }: Whole): Readonly<Record<string, string>> => {
      const [first, ...others] = policies;
      if (!isSound || !first) return headers;
      let policy = first;
      for (const other of others) {
        if (!other) return headers;
        policy = strictest(policy, other);
      }
      // What stands between belongs to nobody's session: with a token even what is everybody's stays with who asked.
      return { ...headers, 'cache-control': cacheControlOf({ ...policy, isPublic: policy.isPublic && isVisitors }) };
    },
  };
};
