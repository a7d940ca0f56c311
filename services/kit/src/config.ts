import { z } from 'zod';
import { key, list, port, productionProblems, secret } from './config-values';
import { kafkaProblems, kafkaVariables } from './events/kafka-security';
import { storeAddress } from './mongo/store-address';

export { databaseName, inProduction, key, keys, list, port, Secret, secret, webAddress } from './config-values';

/**
 * For how long a process that stops serves on, so that those who look at its readiness learn of it; 5 s in production, none
 * elsewhere.
 */
export const stopGrace = () => z.coerce.number().int().min(0).max(60_000).optional();

/** The grace that a configuration means, in ms. */
export const stopGraceOf = ({
  NODE_ENV,
  STOP_GRACE_MS,
}: {
  NODE_ENV: string;
  STOP_GRACE_MS?: number | undefined;
}): number => STOP_GRACE_MS ?? (NODE_ENV === 'production' ? 5_000 : 0);

/** The variables are wrong; the message names every one of them and never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What every service is configured with. */
export const serviceVariables = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port().default(4000),
  /** The service's own store: a replica set or a sharded cluster. */
  MONGODB_URI: storeAddress(),
  KAFKA_BROKERS: list(),
  ...kafkaVariables,
  /** The first word of topics and consumer groups. */
  KAFKA_PREFIX: z.string().default('mumaris'),
  /** What this service signs its events by: an Ed25519 private JWK with a `kid`, as JSON. */
  EVENT_SIGNING_KEY: secret(),
  /** Where the public keys of all services lie: a JWK set, each key with its `service`. */
  EVENT_KEYS_FILE: z.string().min(1),
  /** The key that the gateway signs its calls to this subgraph with: 32 bytes or more, base64url. */
  CALLER_KEY: key(),
  STOP_GRACE_MS: stopGrace(),
  /** Where the sandbox's movable clock streams from; refused in production. */
  CLOCK_URL: z.url().optional(),
};

/**
 * Reads and checks the environment.
 * @throws ConfigError that names every variable that is missing or wrong, all at once
 */
export const loadConfig = <Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Record<string, string | undefined> = process.env,
): z.infer<z.ZodObject<Shape>> => {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(present);
  const problems = (result.error?.issues ?? []).map(({ path, code, message }) =>
    code === 'invalid_type' && present[String(path[0])] === undefined
      ? `  ${path.join('.')}: is not set`
      : `  ${path.join('.')}: ${message}`,
  );
  const isProduction = !['test', 'development'].includes(present['NODE_ENV'] ?? '');
  if (present['CLOCK_URL'] && isProduction) problems.push('  CLOCK_URL: a movable clock is refused in production');
  if (result.data && 'KAFKA_BROKERS' in shape)
    problems.push(
      ...kafkaProblems(result.data as Parameters<typeof kafkaProblems>[0]).map((problem) => `  ${problem}`),
    );
  if (result.data && isProduction)
    problems.push(...productionProblems(shape, result.data).map((problem) => `  ${problem}`));
  if (!result.success || problems.length)
    throw new ConfigError(`The configuration is not complete (see .env.template):\n${problems.join('\n')}`);
  return result.data;
};

/** The variables of one service as an object, its own beside those of every service. */
export type ServiceConfig = z.infer<z.ZodObject<typeof serviceVariables>>;
