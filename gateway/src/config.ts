import { isIP } from 'node:net';
import { ConfigError, key, list, loadConfig, port, serviceVariables } from '@mumaris/kit/config';
import { supergraphPath, type SubgraphName } from '@mumaris/schemas';
import { z } from 'zod';
import { anyLocalPort } from './http/cross-origin';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);
const milliseconds = (fallback: number) => z.coerce.number().int().min(10).default(fallback);

const isProxy = (item: string) => {
  const [address = '', bits = '0', ...more] = item.split('/');
  const isNetwork = isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
  return ['loopback', 'linklocal', 'uniquelocal'].includes(item) || (isNetwork && !more.length);
};

/** A number of proxies in front, or their addresses; never "true", which would believe anybody. */
const trustedProxies = () =>
  z.union([
    z.string().regex(/^\d$/, 'has to be a number of proxies, or their addresses').transform(Number),
    list().refine((items) => items.every(isProxy), 'has to be a number of proxies, or their addresses'),
  ]);

/** Where a subgraph is: its base address, without /graphql. */
const subgraphVariables = {
  IDENTITY_URL: z.url(),
  IDENTITY_CALLER_KEY: key(),
  MEMBERSHIP_URL: z.url(),
  MEMBERSHIP_CALLER_KEY: key(),
  BILLING_URL: z.url(),
  BILLING_CALLER_KEY: key(),
  CPD_URL: z.url(),
  CPD_CALLER_KEY: key(),
  NOTIFICATION_URL: z.url(),
  NOTIFICATION_CALLER_KEY: key(),
};

/** The most that a request may hold, before any of it is read as an operation. */
const requestLimitVariables = {
  /** Characters of an operation's text: long values come as variables. */
  MAX_QUERY_LENGTH: count(100_000),
  /** Lists and objects within each other in the value of a variable. */
  MAX_VARIABLE_DEPTH: count(15),
  /** Values in a body that is not small: entries of lists and objects, at whatever depth. */
  MAX_VALUES: count(10_000),
};

const limitVariables = {
  /** Bytes of a request's body. */
  MAX_BODY_BYTES: count(1_000_000),
  MAX_TOKENS: count(2_000),
  MAX_DEPTH: count(15),
  MAX_ALIASES: count(30),
  MAX_ROOT_FIELDS: count(20),
  MAX_MUTATIONS: count(5),
  MAX_DIRECTIVES: count(30),
  MAX_VARIABLES: count(100),
  /** Fields once every fragment is written out. */
  MAX_SELECTIONS: count(2_000),
  MAX_FRAGMENT_SPREADS: count(100),
  /** Fields of the same name in one selection, beyond the first of each. */
  MAX_EQUAL_FIELDS: count(50),
  /** Selections once every fragment is written out, each as often as the pages around it have items. */
  MAX_COST: count(20_000),
};

/** What decides, beside the limits, whether an operation can be answered. */
const graphVariables = {
  SUPERGRAPH_PATH: z.string().default(supergraphPath),
  /** Who plans: Hive's native planner, or Apollo's, which runs also where the native one does not. */
  PLANNER: z.enum(['rust', 'apollo']).default('rust'),
  /** Whether the graph tells its schema; the explorer is served only then. */
  INTROSPECTION: z.stringbool().default(false),
};

const variables = {
  NODE_ENV: serviceVariables.NODE_ENV,
  LOG_LEVEL: serviceVariables.LOG_LEVEL,
  HOST: serviceVariables.HOST,
  PORT: port().default(4000),
  /** Processes that answer on the one port: as many as there are cores for them. */
  WORKERS: count(1),
  STOP_GRACE_MS: serviceVariables.STOP_GRACE_MS,
  CLOCK_URL: serviceVariables.CLOCK_URL,
  ...graphVariables,
  /** The published operations, a file as `npm run operations` writes it. */
  OPERATIONS_PATH: z.string().optional(),
  /** Which operations are answered: any, or those alone that are published. */
  OPERATIONS: z.enum(['any', 'published']).default('any'),
  ...subgraphVariables,
  /** Connections to each subgraph. */
  SUBGRAPH_CONNECTIONS: count(64),
  /** The whole time a subgraph has to answer one call. */
  SUBGRAPH_TIMEOUT_MS: milliseconds(5_000),
  SUBGRAPH_MAX_BYTES: count(5_000_000),
  /** Whether a caller's like calls to a subgraph of one moment are made one. */
  SHARE_CALLS: z.stringbool().default(true),
  /** Of subgraphs' answers that are the same for everybody, kept for as long as they say; 0 keeps none. */
  MAX_CACHED_BYTES: z.coerce.number().int().min(0).default(10_000_000),
  /** How long a request that has arrived may wait for the processor, before fewer are let in at once. */
  MAX_WAIT_MS: milliseconds(10),
  /** Requests that are answered at once, at most. */
  MAX_RUNNING: count(5_000),
  JWKS_URL: z.url(),
  TOKEN_ISSUER: z.string(),
  TOKEN_AUDIENCE: z.string().default('mumaris'),
  ALLOWED_ORIGINS: list().optional(),
  TRUST_PROXY: trustedProxies().optional(),
  ...requestLimitVariables,
  ...limitVariables,
};

export type GatewayConfig = z.infer<z.ZodObject<typeof variables>>;

/** What the command that publishes operations goes by: the gateway's own variables. */
const publishingVariables = {
  LOG_LEVEL: serviceVariables.LOG_LEVEL,
  OPERATIONS_PATH: z.string(),
  ...graphVariables,
  ...requestLimitVariables,
  ...limitVariables,
};

export type PublishingConfig = z.infer<z.ZodObject<typeof publishingVariables>>;

/** The most that one request may ask for. */
export type Limits = Pick<GatewayConfig, keyof typeof limitVariables>;

/** The most that it may hold. */
export type RequestLimits = Pick<
  GatewayConfig,
  keyof typeof requestLimitVariables | 'MAX_VARIABLES' | 'MAX_BODY_BYTES'
>;

/** Where one subgraph is, and the key that only it and the gateway know. */
export const subgraphAt = (config: GatewayConfig, name: SubgraphName) => {
  const prefix = name.toUpperCase() as Uppercase<SubgraphName>;
  return { url: config[`${prefix}_URL`], callerKey: config[`${prefix}_CALLER_KEY`] };
};

/** @throws ConfigError that names every variable that is missing or wrong */
export const readConfig = (env?: Record<string, string | undefined>): GatewayConfig => {
  const config = loadConfig(variables, env);
  if (config.NODE_ENV === 'production' && config.ALLOWED_ORIGINS?.includes(anyLocalPort))
    throw new ConfigError(
      `The configuration is not safe:\n  ALLOWED_ORIGINS: ${anyLocalPort} is refused in production`,
    );
  if (config.OPERATIONS === 'published' && !config.OPERATIONS_PATH)
    throw new ConfigError(
      'The configuration is not complete:\n  OPERATIONS_PATH: is not set, and nothing else is answered',
    );
  return config;
};

/** @throws ConfigError that names every variable that is missing or wrong */
export const readPublishingConfig = (env?: Record<string, string | undefined>): PublishingConfig =>
  loadConfig(publishingVariables, env);

/** The gateway library reports to its maker unless the environment says otherwise; nothing leaves this platform unasked. */
export const keepTelemetryHome = (): void => {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
};
