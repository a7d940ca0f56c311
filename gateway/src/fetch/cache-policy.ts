import type { IncomingHttpHeaders } from 'node:http';

/** For how many seconds an answer may be kept, and whether for everybody or for the caller alone. */
export interface CachePolicy {
  readonly maxAge: number;
  readonly isPublic: boolean;
}

/** As Apollo Server writes it of the SDL's `@cacheControl`. */
const known = /^max-age=([1-9]\d{0,8}), (public|private)$/;

/** Reads a subgraph's cache-control; undefined where its answer is not to be kept, or says it in any other way. */
export const cachePolicyOf = (said: IncomingHttpHeaders): CachePolicy | undefined => {
  const control = said['cache-control'];
  if (control === undefined || control === 'no-store' || said['ratelimit'] !== undefined) return undefined;
  const [, maxAge, scope] = known.exec(control) ?? [];
  return maxAge === undefined ? undefined : { maxAge: Number(maxAge), isPublic: scope === 'public' };
};

/** A policy as a header says it. */
export const cacheControlOf = ({ maxAge, isPublic }: CachePolicy): string =>
  `max-age=${maxAge}, ${isPublic ? 'public' : 'private'}`;
