import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Check, healthRoutes } from '@mumaris/kit/health';
import type { Logger } from '@mumaris/kit/log';
import { traced } from '@mumaris/kit/server/signed-only';
import type { Stopper } from '@mumaris/kit/stop';
import { currentTraceId } from '@mumaris/kit/trace';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { authenticate } from './auth/authenticate';
import { callerOf, type GatewayContext } from './auth/caller-of';
import type { Revocations } from './auth/revocations';
import type { TokenVerifier } from './auth/token-verifier';
import type { GatewayConfig } from './config';
import { explorerRoutes } from './explorer/routes';
import type { Subgraph } from './fetch/subgraph';
import { jsonBody } from './http/body';
import { crossOrigin } from './http/cross-origin';
import { dropIdentityHeaders } from './http/identity-headers';
import { refuse } from './http/refuse';
import { oauthRoutes } from './oauth/routes';

interface AppParts {
  config: GatewayConfig;
  apollo: ApolloServer<GatewayContext>;
  verify: TokenVerifier;
  revocations: Revocations;
  /** Who gives tokens to employers' clients. */
  identity: Subgraph;
  ready: Record<string, Check>;
  stopper: Stopper;
  log: Logger;
}

const traceIdHeader: RequestHandler = (_request, response, next) => {
  response.set('x-trace-id', currentTraceId());
  next();
};

/** What no code expected: logged, and masked like any other error. */
const unexpected =
  (log: Logger): ErrorRequestHandler =>
  (error: { status?: number }, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error.status === 404) return refuse(response, 404, new RuleViolation('NOT_FOUND'));
    log.error({ err: error }, 'a request failed');
    refuse(response, 500, new RuleViolation('INTERNAL'));
  };

const secureHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
});

/** Everything the gateway serves: health, the graph, and the explorer where the schema is told. */
export const createApp = (parts: AppParts): Express => {
  const { config, apollo, verify, revocations, identity, ready, stopper, log } = parts;
  const app = express()
    .disable('x-powered-by')
    .set('trust proxy', config.TRUST_PROXY ?? false)
    .use(traced, traceIdHeader, secureHeaders)
    .use(healthRoutes({ ready }, stopper))
    .use(oauthRoutes({ identity, timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log }))
    .use(
      '/graphql',
      crossOrigin(config.ALLOWED_ORIGINS ?? []),
      dropIdentityHeaders,
      authenticate(verify, revocations),
      jsonBody(config.MAX_BODY_BYTES),
      expressMiddleware(apollo, {
        context: ({ req }) =>
          Promise.resolve({ caller: callerOf(req, req.signedIn), tokenExpired: req.tokenExpired === true }),
      }),
    );
  if (config.INTROSPECTION) app.use(explorerRoutes());
  return app.use((_request, response) => refuse(response, 404, new RuleViolation('NOT_FOUND'))).use(unexpected(log));
};
