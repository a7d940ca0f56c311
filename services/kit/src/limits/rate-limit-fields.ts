import type { Counted, Limit } from './limiter';

/** What was counted while one request was answered, as its response says it: each policy once, by its most exhausted count. */
export interface RateLimitFields {
  /** Hears of a count. @param policy its name for clients; it and the count tell nothing of others */
  counted(this: void, policy: string, limit: Limit, count: Pick<Counted, 'remainingPoints' | 'msBeforeNext'>): void;
  /** Hears that something was refused, and for how long it will be. */
  refused(this: void, count: Pick<Counted, 'msBeforeNext'>): void;
}

const seconds = (ms: number) => Math.ceil(ms / 1_000);

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-10: lists of `"policy";q=60;w=60` and of `"policy";r=59;t=60`, with `w` and
 * `t` in seconds; and retry-after, where something was refused.
 * @param setHeader of the response, before it is sent
 */
export const rateLimitFields = (setHeader: (name: string, value: string) => void): RateLimitFields => {
  const policies = new Map<string, string>();
  const counts = new Map<string, { readonly r: number; readonly t: number }>();
  let retryAfter = 0;
  return {
    counted: (policy, { points, minutes }, { remainingPoints: r, msBeforeNext }) => {
      const t = seconds(msBeforeNext);
      const before = counts.get(policy);
      if (before && (before.r < r || (before.r === r && before.t >= t))) return;
      policies.set(policy, `"${policy}";q=${points};w=${minutes * 60}`);
      counts.set(policy, { r, t });
      setHeader('ratelimit-policy', [...policies.values()].join(', '));
      setHeader('ratelimit', [...counts].map(([name, count]) => `"${name}";r=${count.r};t=${count.t}`).join(', '));
    },
    refused: ({ msBeforeNext }) => {
      retryAfter = Math.max(retryAfter, seconds(msBeforeNext), 1);
      setHeader('retry-after', String(retryAfter));
    },
  };
};
