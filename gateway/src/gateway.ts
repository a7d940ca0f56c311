import { systemClock, type Clock, followClock } from '@mumaris/kit/clock';
import { stopGraceOf } from '@mumaris/kit/config';
import { createLogger, type Logger } from '@mumaris/kit/log';
import { close, listen } from '@mumaris/kit/server/listen';
import type { RunningService } from '@mumaris/kit/service';
import { createStopper, type Stopper } from '@mumaris/kit/stop';
import { createApp } from './app';
import { authenticateWith } from './auth/authenticate';
import { followRevocations } from './auth/revocations';
import { followSigningKeys } from './auth/signing-keys';
import { createTokenVerifier } from './auth/token-verifier';
import type { GatewayConfig } from './config';
import { askSubgraphs } from './fetch/ask';
import { keepAnswers } from './fetch/kept-answers';
import { closeSubgraphs, openSubgraph, openSubgraphs, subgraphOf } from './fetch/subgraph';
import { readyChecks } from './health';
import { createAdmission } from './http/admission';
import { followPublished } from './published/follow-published';
import { followGraph } from './supergraph/follow-graph';

const idleMs = 60_000;

/**
 * Starts the gateway: the supergraph and its planner, identity's keys, the graph over HTTP. Everything it starts it
 * stops in reverse order: first no new request, then running ones end, then the connections close.
 * @throws when the supergraph cannot be served or the port is taken
 */
export const startGateway = async (config: GatewayConfig, clock?: Clock): Promise<RunningService> => {
  const log = createLogger('gateway', config.LOG_LEVEL);
  const stopper = createStopper(log);
  try {
    return { url: await start(config, log, stopper, clock), stop: stopper.stop };
  } catch (error) {
    await stopper.stop();
    throw error;
  }
};

const start = async (config: GatewayConfig, log: Logger, stopper: Stopper, given?: Clock): Promise<string> => {
  const subgraphs = openSubgraphs(config);
  stopper.add('connections', () => closeSubgraphs(subgraphs));
  const published = await followPublished(config.OPERATIONS_PATH, log);
  stopper.add('published operations', published.stop);
  const answers = keepAnswers(config.MAX_CACHED_BYTES);
  const { graph, supergraph, stop } = await followGraph(config, subgraphs, published, { log, onServed: answers.clear });
  stopper.add('supergraph', stop);
  const clock = given ?? (await startClock(config, log, stopper));
  const keys = followSigningKeys(config.JWKS_URL, log);
  stopper.add('keys', keys.stop);
  const identity = subgraphOf(subgraphs, 'identity');
  // Over a connection of its own: however many requests wait for identity, what is revoked is heard of.
  const feed = openSubgraph(config, 'identity', 1);
  stopper.add('connection of the revocations', () => feed.pool.close());
  const revocations = await followRevocations(feed, log);
  stopper.add('revocations', revocations.stop);
  const verify = createTokenVerifier({
    keys,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    clock,
  });
  const ready = readyChecks({ config, supergraph, published, keys, revocations, subgraphs });
  const authenticate = authenticateWith(verify, revocations, clock);
  const { askAs, stop: stopLooking } = askSubgraphs(subgraphs, {
    timeoutMs: config.SUBGRAPH_TIMEOUT_MS,
    shares: config.SHARE_CALLS,
    answers,
    log,
  });
  stopper.add('looking at subgraphs', stopLooking);
  const operations = () => graph().operations;
  const admission = createAdmission({ maxWaitMs: config.MAX_WAIT_MS, fewest: 64, most: config.MAX_RUNNING });
  stopper.add('admission', admission.stop);
  const app = createApp({
    config,
    operations,
    published: published.inForce,
    authenticate,
    askAs,
    admission,
    identity,
    ready,
    stopper,
    log,
  });
  const listening = await listen(app, config.HOST, config.PORT);
  // Whoever neither sends nor fetches anything for so long is gone.
  listening.server.setTimeout(idleMs);
  const graceMs = stopGraceOf(config);
  stopper.add('server', () => close(listening, graceMs), graceMs + 8_000);
  log.info({ url: listening.url, supergraph: supergraph.version }, 'the gateway listens');
  return listening.url;
};

const startClock = async ({ CLOCK_URL }: GatewayConfig, log: Logger, stopper: Stopper): Promise<Clock> => {
  if (!CLOCK_URL) return systemClock;
  const clock = await followClock({ url: CLOCK_URL, log });
  stopper.add('clock', clock.stop);
  return clock;
};
