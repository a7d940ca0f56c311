import type { RequestHandler } from 'express';

const allowedHeaders = 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, traceparent';

/** Stands for a page on any port of this machine: a frontend that is being built. Refused in production. */
export const anyLocalPort = 'http://localhost:*';
const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Lets pages of the listed origins read the answers. Tokens travel in a header, so no cookie is ever allowed. */
export const crossOrigin = (origins: readonly string[]): RequestHandler => {
  const allowed = new Set(origins);
  return (request, response, next) => {
    response.vary('origin');
    const origin = request.get('origin');
    const known = origin !== undefined && (allowed.has(origin) || (allowed.has(anyLocalPort) && local.test(origin)));
    if (known) {
      response.set('access-control-allow-origin', origin);
      response.set('access-control-expose-headers', 'x-trace-id');
    }
    if (request.method !== 'OPTIONS') return next();
    if (known) {
      response.set('access-control-allow-methods', 'GET, POST');
      response.set('access-control-allow-headers', allowedHeaders);
      response.set('access-control-max-age', '600');
    }
    response.sendStatus(204);
  };
};
