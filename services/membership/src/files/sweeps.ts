import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import { answerRefusedClaim } from './use-cases/answer-refused-claim';
import type { Deps } from './use-cases/deps';

/** The refusals of claims, told on their day. */
export const createFileSweeps = (log: Logger, deps: Deps) => [
  createSweep({
    name: 'refused claims of files',
    clock: deps.clock,
    log,
    findDue: deps.fileClaims.findDue,
    apply: answerRefusedClaim(deps),
  }),
];
