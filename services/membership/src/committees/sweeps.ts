import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import { closeSession } from './use-cases/close-session';
import type { Deps } from './use-cases/deps';

/** Sessions whose day is over, ended by themselves (MEM-14, MEM-66). */
export const createCommitteeSweeps = (log: Logger, deps: Deps) => [
  createSweep({
    name: 'committee sessions that are over',
    clock: deps.clock,
    log,
    findDue: deps.sessions.findOver,
    apply: closeSession(deps),
  }),
];
