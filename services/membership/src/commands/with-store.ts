import { withStoreOf } from '@mumaris/kit/command';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { readCommandConfig } from '../config';
import { wireDeps } from '../assemble';

type Work<T> = (deps: ReturnType<typeof wireDeps>) => Promise<T>;

/** Opens membership's store for a command of an operator. */
export const withStore = <T>(work: Work<T>, config = readCommandConfig()): Promise<T> =>
  withStoreOf('membership', config, async (store) => {
    const deps = wireDeps(store, config);
    await prepareStore(store.connection);
    return work(deps);
  });

/** Opens it for a command that only looks: no collection or index is made either. */
export const withStoreAsItIs = <T>(work: Work<T>, config = readCommandConfig()): Promise<T> =>
  withStoreOf('membership', config, (store) => work(wireDeps(store, config)));
