import { type Clock, followClock, systemClock } from '@mumaris/kit/clock';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { createLogger } from '@mumaris/kit/log';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { assemble, type Assembly } from './assemble';
import { type IdentityConfig, readConfig } from './config';

const openClock = async ({ CLOCK_URL: url, LOG_LEVEL }: IdentityConfig, given?: Clock) => {
  if (given) return { clock: given, stop: () => undefined };
  if (!url) return { clock: systemClock, stop: () => undefined };
  const clock = await followClock({ url, log: createLogger('identity', LOG_LEVEL) });
  return { clock, stop: clock.stop };
};

/**
 * Opens identity's store for a command of an operator, beside running replicas or without any, and closes it after.
 * @param given for tests: the time to go by instead of the configured one
 */
export const withAssembly = async <T>(
  config: IdentityConfig,
  work: (assembly: Assembly) => Promise<T>,
  given?: Clock,
): Promise<T> => {
  const connection = await connectMongo(config.MONGODB_URI, 'identity-command');
  const { clock, stop } = await openClock(config, given);
  try {
    const outbox = createOutbox({ service: 'identity', connection, clock });
    const assembly = await assemble({ connection, outbox, clock }, config);
    await prepareStore(connection);
    return await work(assembly);
  } finally {
    stop();
    await connection.close();
  }
};

/** Runs a command as a process: prints what it says, or ends with the reason why it could not. */
export const runCommand = async (work: (assembly: Assembly) => Promise<string>): Promise<void> => {
  try {
    process.stdout.write(`${await withAssembly(readConfig(), work)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
