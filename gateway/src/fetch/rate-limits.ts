import type { IncomingHttpHeaders } from 'node:http';

/** The fields of draft-ietf-httpapi-ratelimit-headers-10: lists, to which each subgraph adds the policies of its own look-ups. */
const lists = ['ratelimit-policy', 'ratelimit'] as const;
/** What of it a client is told; a subgraph's part beyond it is left out whole. */
const sayable = /^[\x20-\x7e]{1,2000}$/;
const delay = /^\d{1,6}$/;

/** Adds what a subgraph says of its rate limits to the headers of a client's answer; the longest delay is the one to wait. */
export const addRateLimits = (answered: Record<string, string>, said: IncomingHttpHeaders): void => {
  if (said['ratelimit'] === undefined) return;
  for (const name of lists) {
    const joined = [answered[name] ?? [], said[name] ?? []].flat().join(', ');
    if (sayable.test(joined)) answered[name] = joined;
  }
  const { 'retry-after': retryAfter = '' } = said;
  if (delay.test(retryAfter))
    answered['retry-after'] = String(Math.max(Number(retryAfter), Number(answered['retry-after'] ?? 0)));
};
