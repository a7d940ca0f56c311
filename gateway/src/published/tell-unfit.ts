import { setImmediate } from 'node:timers/promises';
import type { Logger } from '@mumaris/kit/log';
import type { Operations } from '../operations/operations';
import { askedWith, type Published } from './published';

/** So many are named. */
const maxNamed = 20;

interface Parts {
  operations: Operations;
  published: Published;
  /** Whether both are still in service. */
  isInService: () => boolean;
  log: Logger;
}

/** Says in one line which published operations do not fit a graph. Requests are answered between one and the next. */
export const tellUnfit = async ({ operations, published, isInService, log }: Parts): Promise<void> => {
  const unfit: string[] = [];
  for (const [hash, document] of published)
    for (const asked of askedWith(document)) {
      await setImmediate();
      if (!isInService()) return;
      if (operations.refusalOf(asked))
        unfit.push(`${asked.name ?? document.names[0] ?? 'unnamed'} ${hash.slice(0, 8)}`);
    }
  if (unfit.length)
    log.warn(
      { count: unfit.length, operations: unfit.slice(0, maxNamed) },
      'published operations do not fit the graph',
    );
};
