import { followClock, systemClock } from '@mumaris/kit/clock';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { createLogger } from '@mumaris/kit/log';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { readCommandConfig } from '../config';
import { wireDeps } from '../wire';

/** Opens membership's store for a command of an operator, beside running replicas or without any, and closes it after. */
export const withStore = async <T>(
  work: (deps: ReturnType<typeof wireDeps>) => Promise<T>,
  config = readCommandConfig(),
): Promise<T> => {
  const connection = await connectMongo(config.MONGODB_URI, 'membership-command');
  const log = createLogger('membership', config.LOG_LEVEL);
  const followed = config.CLOCK_URL ? await followClock({ url: config.CLOCK_URL, log }) : undefined;
  try {
    const clock = followed ?? systemClock;
    const outbox = createOutbox({ service: 'membership', connection, clock });
    const deps = wireDeps({ connection, clock, outbox }, config);
    await prepareStore(connection);
    return await work(deps);
  } finally {
    followed?.stop();
    await connection.close();
  }
};
