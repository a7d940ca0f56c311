import { inspect } from 'node:util';
import type { SubgraphName } from '@mumaris/schemas';
import type { Router } from 'express';
import type { Connection } from 'mongoose';
import type { Belongings } from './auth/access';
import type { Caller } from './auth/caller';
import { type Clock, openClock } from './clock';
import { type ServiceConfig, stopGraceOf } from './config';
import type { EventHandler } from './events/handler';
import { forgeryModel } from './events/forgeries';
import { inboxModel } from './events/inbox';
import { createOutbox, type Outbox } from './events/outbox';
import { startEvents } from './events/start-events';
import { mutationResolvers } from './graphql/mutation-resolvers';
import type { BoundVerb } from './graphql/verbs';
import { healthRoutes } from './health';
import { createIdempotency } from './idempotency/idempotency';
import type { AgainByField } from './idempotency/kept-answer';
import type { RateLimitFields } from './limits/rate-limit-fields';
import { createLogger, type Logger } from './log';
import { errorForLog } from './log-error';
import { createMetrics } from './metrics';
import { connectMongo, mongoCheck } from './mongo/connect';
import { prepareStore } from './mongo/prepare';
import { keyBytes } from './secrets/cipher';
import { type CallerContext, startSubgraph } from './server/start-subgraph';
import { createStopper, stopOnSignals } from './stop';
import { createTasks, type TaskRunner, type Tasks, type Worker } from './tasks';

/** What the kit gives a service to build on. */
export interface Platform {
  connection: Connection;
  clock: Clock;
  log: Logger;
  outbox: Outbox;
  tasks: Tasks;
}

/** What a service gives the kit to run. */
export interface ServiceParts<C extends CallerContext> {
  /** The resolvers of what is read. */
  resolvers: object;
  /** What is changed: the table of mutations, bound to what they stand on. */
  mutations?: Readonly<Record<string, BoundVerb<C>>>;
  /** Whose the objects of each type are, for the access rules of the SDL. */
  belongings?: Belongings;
  /** How the fields of payloads are found again by their ids, for a request that is sent once more. */
  again?: AgainByField;
  context(caller: Caller, rateLimit: RateLimitFields): C;
  handlers?: readonly EventHandler[];
  /** What the service serves over plain HTTP beside the graph. */
  routes?: readonly Router[];
  /** Loops of the service's own: sweeps. */
  workers?: readonly Worker[];
  /** How each kind of task is carried out. */
  runners?: Record<string, TaskRunner>;
}

export interface RunningService {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts one service: store, outbox and relay, consumer, tasks, graph, health. Everything it starts it stops in
 * reverse order. A replica that cannot go on ends, so that its supervisor starts another.
 * @param clock for tests: the time to go by instead of the configured one
 */
export const startService = async <K extends ServiceConfig, C extends CallerContext>(
  name: SubgraphName,
  config: K,
  wire: (platform: Platform, config: K) => Promise<ServiceParts<C>> | ServiceParts<C>,
  clock?: Clock,
): Promise<RunningService> => {
  const log = createLogger(name, config.LOG_LEVEL);
  const stopper = createStopper(log);
  try {
    const platform = await createPlatform(name, config, log, stopper.add, clock);
    const parts = await wire(platform, config);
    inboxModel(platform.connection);
    forgeryModel(platform.connection);
    const callerKey = keyBytes(config.CALLER_KEY.reveal());
    const { connection } = platform;
    const onMistake = (error: Error) => {
      if (config.NODE_ENV === 'test') throw error;
      log.error({ err: error }, 'the service goes beyond its contract');
    };
    const idempotency = createIdempotency({ connection, key: callerKey, again: parts.again ?? {} });
    await prepareStore(platform.connection);
    const metrics = createMetrics(name, log);
    const events = await startEvents({ service: name, config, connection, metrics, log, onStop: stopper.add }, parts);
    const health = healthRoutes({ ...events, ready: { mongo: mongoCheck(platform.connection) } }, stopper);
    const subgraph = await startSubgraph({
      name,
      resolvers: {
        ...parts.resolvers,
        ...(parts.mutations && { Mutation: mutationResolvers(name, parts.mutations, idempotency, onMistake) }),
      },
      ...(parts.belongings && { belongings: parts.belongings }),
      context: parts.context,
      callerKey,
      host: config.HOST,
      port: config.PORT,
      graceMs: stopGraceOf(config),
      log,
      onMistake,
      ...(config.NODE_ENV === 'test' && { onUnexpected: printed }),
      routes: [health, metrics.routes, ...(parts.routes ?? [])],
    });
    stopper.add('server', subgraph.stop, stopGraceOf(config) + 8_000);
    return { url: subgraph.url, stop: stopper.stop };
  } catch (error) {
    await stopper.stop();
    throw error;
  }
};

/** In a test the cause stands beside what it failed. */
const printed = (error: unknown): void => {
  process.stderr.write(`an unexpected error: ${inspect(errorForLog(error), { depth: 6 })}\n`);
};

type AddStep = (name: string, run: () => Promise<unknown> | void) => void;

const createPlatform = async (
  name: string,
  config: ServiceConfig,
  log: Logger,
  onStop: AddStep,
  given?: Clock,
): Promise<Platform> => {
  const connection = await connectMongo(config.MONGODB_URI, name);
  onStop('mongo', () => connection.close());
  const clock = given ?? (await startClock(config, log, onStop));
  const outbox = createOutbox({ service: name, connection, clock });
  return { connection, clock, log, outbox, tasks: createTasks(connection) };
};

const startClock = async ({ CLOCK_URL }: ServiceConfig, log: Logger, onStop: AddStep): Promise<Clock> => {
  const clock = await openClock({ url: CLOCK_URL, log });
  onStop('clock', clock.stop);
  return clock;
};

/** Runs a service as a process: with its signals, and with a plain word when its configuration is wrong. */
export const runService = async (start: () => Promise<RunningService>): Promise<void> => {
  const log = createLogger('process', 'info');
  const stopper = createStopper(log);
  stopOnSignals(stopper, log);
  try {
    const service = await start();
    stopper.add('service', service.stop);
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error && error.name === 'ConfigError' ? error.message : String((error as Error).stack ?? error)}\n`,
    );
    process.exit(1);
  }
};
