import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import { askToConfirm, findUnconfirmed } from './use-cases/ask-to-confirm';
import type { Deps } from './use-cases/deps';

/** The periods for which profiles count as current (MEM-31). */
export const createProfileSweeps = (log: Logger, deps: Pick<Deps, 'practitioners' | 'profileRules' | 'clock'>) => [
  createSweep({
    name: 'unconfirmed profiles',
    clock: deps.clock,
    log,
    findDue: findUnconfirmed(deps),
    apply: askToConfirm(deps),
  }),
];
