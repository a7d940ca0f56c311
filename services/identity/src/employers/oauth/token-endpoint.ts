import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRuleViolation, type RuleViolation, toFailure } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { signedRaw } from '@mumaris/kit/server/signed-only';
import type { Provider } from 'oidc-provider';
import express, { type RequestHandler, type Response, Router } from 'express';
import type { Limits } from '../../limits/limits';
import type { KeyRing } from '../../tokens/key-ring';
import { metadataPath, serverMetadata, tokenPath } from './metadata';
import { retryAfter } from './retry-after';
import { createProvider, type ProviderParts } from './provider';

interface Parts extends Omit<ProviderParts, 'limits'> {
  limits: Limits;
  keyRing: KeyRing;
  /** What the gateway signs its calls with. */
  callerKey: Uint8Array;
}

type Handle = ReturnType<Provider['callback']>;

/** The provider over the key that signs now; another one once that is another key. */
const followKey = (parts: Parts) => {
  let current: { kid: string; handle: Handle } | undefined;
  return async (): Promise<Handle> => {
    const { kid, privateJwk } = await parts.keyRing.signingKey();
    if (current?.kid !== kid) current = { kid, handle: createProvider(parts, { ...privateJwk, kid }).callback() };
    return current.handle;
  };
};

/** A refusal before the provider is asked, in OAuth's form. */
const tooMany = (response: Response, violation: RuleViolation): void => {
  response.set('cache-control', 'no-store').set('retry-after', retryAfter(violation));
  response.status(429).json({ error: 'slow_down', error_description: toFailure(violation).message.en });
};

/** Its own address is the issuer's, whoever asked by whichever; it answers programs, never with a page. */
const asIssuer = (request: IncomingMessage, issuer: URL): void => {
  request.headers['x-forwarded-host'] = issuer.host;
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  request.headers.accept = 'application/json';
};

const answer = (parts: Parts): RequestHandler => {
  const issuer = new URL(parts.issuer);
  const provider = followKey(parts);
  return async (request, response) => {
    try {
      await parts.limits.take('clientToken', { address: request.caller?.address ?? '' });
    } catch (error) {
      if (isRuleViolation(error)) return tooMany(response, error);
      throw error;
    }
    asIssuer(request, issuer);
    const handle = await provider();
    await handle(request as IncomingMessage, response as ServerResponse & { req: IncomingMessage });
  };
};

/**
 * The token endpoint of employers' clients (PRT-01). It is reached through the gateway alone, which tells by its
 * signature where a request comes from.
 */
export const tokenEndpoint = (parts: Parts & { log: Logger }): Router => {
  const { issuer, callerKey, log, rules } = parts;
  const limit = rules.organisations.tokenRequestKilobytes * 1_000;
  return Router()
    .get(metadataPath, (_request, response) => {
      response.set('cache-control', 'public, max-age=60').json(serverMetadata(issuer));
    })
    .post(tokenPath, express.raw({ type: () => true, limit }), signedRaw('identity', callerKey, log), answer(parts));
};
