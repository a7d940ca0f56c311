import { withStoreOf } from '@mumaris/kit/command';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { readCommandConfig } from '../config';
import { wireDeps } from '../wire';

/** Opens membership's store for a command of an operator. */
export const withStore = <T>(
  work: (deps: ReturnType<typeof wireDeps>) => Promise<T>,
  config = readCommandConfig(),
): Promise<T> =>
  withStoreOf('membership', config, async (store) => {
    const deps = wireDeps(store, config);
    await prepareStore(store.connection);
    return work(deps);
  });
