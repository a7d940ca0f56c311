import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import { trailIn } from '@mumaris/kit/audit/trail-model';
import type { Clock } from '@mumaris/kit/clock';
import { runCommand as run, withStoreOf } from '@mumaris/kit/command';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { assemble, type Assembly } from '../assemble';
import { type IdentityConfig, readConfig } from '../config';

/**
 * Opens identity's store for a command of an operator.
 * @param given for tests: the time to go by instead of the configured one
 */
export const withAssembly = <T>(
  config: IdentityConfig,
  work: (assembly: Assembly) => Promise<T>,
  given?: Clock,
): Promise<T> =>
  withStoreOf(
    'identity',
    config,
    async ({ log, ...store }) => {
      const assembly = await assemble(store, config);
      await prepareStore(store.connection);
      await prepareAppendOnly(trailIn(assembly.trail.audit), config.NODE_ENV === 'production', log);
      return work(assembly);
    },
    given,
  );

/** Runs a command as a process. */
export const runCommand = (work: (assembly: Assembly) => Promise<string>): Promise<void> =>
  run(() => withAssembly(readConfig(), work));
