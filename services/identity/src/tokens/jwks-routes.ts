import { Router } from 'express';
import type { KeyRing } from './key-ring';

/** The public keys, for everybody who checks access tokens. */
export const jwksRoutes = (keyRing: KeyRing): Router =>
  Router().get('/.well-known/jwks.json', async (_request, response) => {
    response.set('cache-control', 'public, max-age=60').json(await keyRing.publicKeys());
  });
