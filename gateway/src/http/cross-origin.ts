import type { IncomingMessage } from 'node:http';

/** What a page may read of an answer beside its body. */
const exposed = ['access-control-expose-headers', 'x-trace-id, ratelimit, ratelimit-policy, retry-after'];
/** What is told to a browser that asks before it sends. */
const asked = [
  ...['access-control-allow-methods', 'GET, POST'],
  'access-control-allow-headers',
  'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, traceparent',
  ...['access-control-max-age', '600'],
];

/** Stands for a page on any port of this machine: a frontend that is being built. Refused in production. */
export const anyLocalPort = 'http://localhost:*';
const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Says to browsers which pages may read the answer. @returns headers, names and values in turn */
export type CrossOrigin = (request: IncomingMessage) => string[];

/** Lets pages of the listed origins read the answers. Tokens travel in a header, so no cookie is ever allowed. */
export const crossOrigin = (origins: readonly string[]): CrossOrigin => {
  const allowed = new Set(origins);
  return ({ headers: { origin }, method }) => {
    if (origin === undefined) return [];
    if (!allowed.has(origin) && !(allowed.has(anyLocalPort) && local.test(origin))) return [];
    const read = ['access-control-allow-origin', origin, ...exposed];
    return method === 'OPTIONS' ? [...read, ...asked] : read;
  };
};
