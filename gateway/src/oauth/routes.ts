import type { Logger } from '@mumaris/kit/log';
import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import { callerOf } from '../auth/caller-of';
import { passOn } from '../fetch/pass-on';
import type { Subgraph } from '../fetch/subgraph';
import { rawBody } from '../http/body';

interface Parts {
  identity: Subgraph;
  timeoutMs: number;
  log: Logger;
}

const maxBytes = 10_000;
const longestHeader = 4_096;

/** What a client says about itself and its body; everything else of a request stays here. */
const passedHeaders = ['authorization', 'content-type'] as const;
const passedBack = ['content-type', 'cache-control', 'retry-after', 'www-authenticate'] as const;

/** A refusal as OAuth words it (RFC 6749 §5.2): a code and a description for developers. */
const refuse = (response: Response, status: number, error: string, description: string): void => {
  response.set('cache-control', 'no-store').status(status).json({ error, error_description: description });
};

/** Whether it is an answer of OAuth, and not one about the gateway itself. */
const isOAuth = (text: string): boolean => {
  const answer = JSON.parse(text) as { access_token?: unknown; error?: unknown } | null;
  return typeof answer?.access_token === 'string' || typeof answer?.error === 'string';
};

const headersOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    passedHeaders.flatMap((name) => {
      const value = request.get(name);
      return value !== undefined && value.length <= longestHeader ? [[name, value]] : [];
    }),
  );

const toIdentity =
  ({ identity, timeoutMs, log }: Parts, method: 'GET' | 'POST'): RequestHandler =>
  async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    const caller = callerOf(request, undefined);
    try {
      const headers = method === 'POST' ? headersOf(request) : {};
      const answer = await passOn(identity, { method, path: request.path, headers, body, caller, timeoutMs });
      if (answer.status >= 500 || (method === 'POST' && !isOAuth(answer.text)))
        throw new Error(`status ${answer.status}`);
      for (const name of passedBack) {
        const value = answer.header(name);
        if (value !== undefined) response.set(name, value);
      }
      response.status(answer.status).end(answer.text);
    } catch (error) {
      log.warn({ err: error, path: request.path }, 'identity did not answer a client');
      refuse(response, 503, 'temporarily_unavailable', 'Try again in a moment.');
    }
  };

/**
 * What employers' clients ask beside the graph: their token, where to get it, and the keys that check it (PRT-01).
 * Identity answers; here is its only way in.
 */
export const oauthRoutes = (parts: Parts): Router => {
  const tooLarge = (response: Response) =>
    refuse(response, 413, 'invalid_request', `The body is larger than ${maxBytes / 1_000} kB.`);
  return Router()
    .post('/oauth/token', rawBody(maxBytes, tooLarge), toIdentity(parts, 'POST'))
    .get(['/.well-known/oauth-authorization-server', '/.well-known/jwks.json'], toIdentity(parts, 'GET'));
};
