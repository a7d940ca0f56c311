import type { IncomingMessage, RequestListener } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Check, healthRoutes } from '@mumaris/kit/health';
import type { Logger } from '@mumaris/kit/log';
import { traced } from '@mumaris/kit/server/signed-only';
import type { Stopper } from '@mumaris/kit/stop';
import { currentTraceId } from '@mumaris/kit/trace';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import proxyAddress from 'proxy-addr';
import { answerGraph } from './answer-graph';
import type { Authenticate } from './auth/authenticate';
import { plainAddress } from './auth/plain-address';
import type { GatewayConfig } from './config';
import { explorerRoutes } from './explorer/routes';
import type { AskAs } from './fetch/ask';
import type { Subgraph } from './fetch/subgraph';
import type { Admission } from './http/admission';
import { crossOrigin } from './http/cross-origin';
import { graphRoute } from './http/graph-route';
import { refuse } from './http/refuse';
import { secureHeaders } from './http/secure-headers';
import { oauthRoutes } from './oauth/routes';
import type { Operations } from './operations/operations';
import type { Published } from './published/published';

interface AppParts {
  config: GatewayConfig;
  operations: () => Operations;
  published: () => Published;
  authenticate: Authenticate;
  askAs: AskAs;
  admission: Admission;
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
    // Of what is served here only an address can be wrong: one that is written wrongly is none.
    if (error.status !== undefined && error.status < 500) return refuse(response, 404, new RuleViolation('NOT_FOUND'));
    log.error({ err: error }, 'a request failed');
    refuse(response, 500, new RuleViolation('INTERNAL'));
  };

/** What is served beside the graph: health, tokens of clients, and the explorer where the schema is told. */
const besideTheGraph = ({ config, identity, ready, stopper, log }: AppParts) => {
  const app = express()
    .disable('x-powered-by')
    .set('trust proxy', config.TRUST_PROXY ?? false)
    .use(traced, traceIdHeader, secureHeaders)
    .use(healthRoutes({ ready }, stopper))
    .use(oauthRoutes({ identity, timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log }));
  if (config.INTROSPECTION) app.use(explorerRoutes());
  return app.use((_request, response) => refuse(response, 404, new RuleViolation('NOT_FOUND'))).use(unexpected(log));
};

/** A proxy may send the whole address, with the host (RFC 9112, 3.2.2). */
const isGraph = ({ url = '' }: IncomingMessage) => /^(https?:\/\/[^/?#]+)?\/graphql\/?(\?|$)/.test(url);

/** Everything the gateway serves. The graph, by which nearly everybody comes, has a way of its own. */
export const createApp = (parts: AppParts): RequestListener => {
  const { config, operations, published, authenticate, askAs, admission, log } = parts;
  const app = besideTheGraph(parts);
  const believed = app.get('trust proxy fn') as Parameters<typeof proxyAddress>[1];
  const socketOf = ({ socket }: IncomingMessage) => socket.remoteAddress;
  // What a proxy says that is no address counts for the proxy itself.
  const addressOf = config.TRUST_PROXY
    ? (request: IncomingMessage) => plainAddress(proxyAddress(request, believed)) ?? socketOf(request)
    : socketOf;
  const graph = graphRoute({
    answer: answerGraph({
      operations,
      published,
      authenticate,
      addressOf,
      askAs,
      answered: config.OPERATIONS,
      limits: config,
      log,
    }),
    admission,
    crossOrigin: crossOrigin(config.ALLOWED_ORIGINS ?? []),
    limits: config,
    log,
  });
  return (request, response) => {
    if (isGraph(request)) graph(request, response);
    else app(request, response);
  };
};
