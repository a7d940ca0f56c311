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
import { closeSubgraphs, openSubgraph, openSubgraphs, subgraphOf, type Subgraphs } from './fetch/subgraph';
import { readyChecks } from './health';
import { createAdmission } from './http/admission';
import { followFile } from './supergraph/followed-file';
import { type Graph, loadGraph } from './supergraph/graph';

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
  const { graph, supergraph, stop } = await followGraph(config, subgraphs, log);
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
  const ready = readyChecks(supergraph, keys, revocations, subgraphs);
  const authenticate = authenticateWith(verify, revocations, clock);
  const { askAs, stop: stopLooking } = askSubgraphs(subgraphs, {
    timeoutMs: config.SUBGRAPH_TIMEOUT_MS,
    shares: config.SHARE_CALLS,
    log,
  });
  stopper.add('looking at subgraphs', stopLooking);
  const operations = () => graph().operations;
  const admission = createAdmission({ maxWaitMs: config.MAX_WAIT_MS, fewest: 64, most: config.MAX_RUNNING });
  stopper.add('admission', admission.stop);
  const app = createApp({ config, operations, authenticate, askAs, admission, identity, ready, stopper, log });
  const listening = await listen(app, config.HOST, config.PORT);
  const graceMs = stopGraceOf(config);
  stopper.add('server', () => close(listening, graceMs), graceMs + 8_000);
  log.info({ url: listening.url, supergraph: supergraph.version }, 'the gateway listens');
  return listening.url;
};

/** The graph in service: that of the supergraph's file, replaced while requests are answered. */
const followGraph = async (config: GatewayConfig, subgraphs: Subgraphs, log: Logger) => {
  let current: Graph | undefined;
  let stopped = false;
  const serve = async (sdl: string) => {
    const next = await loadGraph(sdl, config, subgraphs, log);
    if (current) await next.operations.warm(current.operations.inUse());
    if (stopped) return next.stop();
    const before = current;
    current = next;
    before?.stop();
  };
  const supergraph = await followFile({ file: config.SUPERGRAPH_PATH, serve, log });
  const graph = (): Graph => {
    if (!current) throw new Error('no supergraph was read');
    return current;
  };
  const stop = () => {
    stopped = true;
    supergraph.stop();
    current?.stop();
  };
  return { graph, supergraph, stop };
};

const startClock = async ({ CLOCK_URL }: GatewayConfig, log: Logger, stopper: Stopper): Promise<Clock> => {
  if (!CLOCK_URL) return systemClock;
  const clock = await followClock({ url: CLOCK_URL, log });
  stopper.add('clock', clock.stop);
  return clock;
};
