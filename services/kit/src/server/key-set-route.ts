import { Router } from 'express';

/**
 * Publishes public keys as a JWK set, for everybody who checks what they signed.
 * @param path where, from the top of the service's address
 */
export const keySetRoute = (path: string, publicKeys: () => Promise<object> | object): Router =>
  Router().get(path, async (_request, response) => {
    response.set('cache-control', 'public, max-age=60').json(await publicKeys());
  });
