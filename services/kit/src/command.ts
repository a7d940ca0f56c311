import { type Clock, openClock } from './clock';
import type { Secret } from './config';
import { createOutbox, type Outbox } from './events/outbox';
import { createLogger, type Logger } from './log';
import { type Connection, connectMongo } from './mongo/connect';

interface CommandConfig {
  readonly MONGODB_URI: Secret;
  readonly LOG_LEVEL: string;
  readonly CLOCK_URL?: string | undefined;
}

/** What an operator's command stands on, as a service does. */
interface Store {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Opens a service's store for a command of an operator, beside running replicas or without any, and closes it after.
 * @param given for tests: the time to go by instead of the configured one
 */
export const withStoreOf = async <T>(
  service: string,
  { MONGODB_URI, LOG_LEVEL, CLOCK_URL }: CommandConfig,
  work: (store: Store) => Promise<T>,
  given?: Clock,
): Promise<T> => {
  const log = createLogger(service, LOG_LEVEL);
  const connection = await connectMongo(MONGODB_URI, `${service}-command`);
  try {
    const { stop, ...clock } = given ? { ...given, stop: () => undefined } : await openClock({ url: CLOCK_URL, log });
    const outbox = createOutbox({ service, connection, clock });
    return await work({ connection, clock, log, outbox }).finally(stop);
  } finally {
    await connection.close();
  }
};

/** Runs a command as a process: prints what it says, or ends with the reason why it could not. */
export const runCommand = async (work: () => Promise<string>): Promise<void> => {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
