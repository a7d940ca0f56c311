import { type Clock, followClock, systemClock } from '@mumaris/kit/clock';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { createLogger, type Logger } from '@mumaris/kit/log';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { prepareTrail } from '@mumaris/kit/audit/prepare-trail';
import { assemble, type Assembly } from '../assemble';
import { type IdentityConfig, readConfig } from '../config';

const openClock = async ({ CLOCK_URL: url }: IdentityConfig, log: Logger, given?: Clock) => {
  if (given) return { clock: given, stop: () => undefined };
  if (!url) return { clock: systemClock, stop: () => undefined };
  const clock = await followClock({ url, log });
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
  const log = createLogger('identity', config.LOG_LEVEL);
  const connection = await connectMongo(config.MONGODB_URI, 'identity-command');
  const { clock, stop } = await openClock(config, log, given);
  try {
    const outbox = createOutbox({ service: 'identity', connection, clock });
    const assembly = await assemble({ connection, outbox, clock }, config);
    await prepareStore(connection);
    await prepareTrail(assembly.trail.audit, config.NODE_ENV === 'production', log);
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
