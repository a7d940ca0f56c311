import type { IncomingMessage, ServerResponse } from 'node:http';

const allowedHeaders = 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, traceparent';

/** Stands for a page on any port of this machine: a frontend that is being built. Refused in production. */
export const anyLocalPort = 'http://localhost:*';
const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Says to browsers which pages may read the answer. @returns whether the browser's question was all that was asked */
export type CrossOrigin = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Lets pages of the listed origins read the answers. Tokens travel in a header, so no cookie is ever allowed. */
export const crossOrigin = (origins: readonly string[]): CrossOrigin => {
  const allowed = new Set(origins);
  return ({ headers: { origin }, method }, response) => {
    const known = origin !== undefined && (allowed.has(origin) || (allowed.has(anyLocalPort) && local.test(origin)));
    if (known) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'x-trace-id');
    }
    if (method !== 'OPTIONS') return false;
    if (known) {
      response.setHeader('access-control-allow-methods', 'GET, POST');
      response.setHeader('access-control-allow-headers', allowedHeaders);
      response.setHeader('access-control-max-age', '600');
    }
    response.writeHead(204).end();
    return true;
  };
};
