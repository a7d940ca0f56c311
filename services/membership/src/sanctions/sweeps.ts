import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';
import { endUnreviewed } from './use-cases/interim';

/** Interim suspensions that nobody has reviewed in time (MEM-66). */
export const createSanctionSweeps = (log: Logger, deps: Deps) => [
  createSweep({
    name: 'interim suspensions without a review',
    clock: deps.clock,
    log,
    findDue: deps.sanctionCases.findUnreviewed,
    apply: endUnreviewed(deps),
  }),
];
