import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';
import { endLapsedClaim, endUnansweredReturn } from './use-cases/end-periods';

/** The periods of applications that end by themselves. */
export const createSweeps = (log: Logger, deps: Deps) => {
  const { applications, clock } = deps;
  return [
    createSweep({
      name: 'unanswered returns',
      clock,
      log,
      findDue: applications.findUnanswered,
      apply: endUnansweredReturn(deps),
    }),
    createSweep({
      name: 'lapsed claims',
      clock,
      log,
      findDue: applications.findLapsedClaims,
      apply: endLapsedClaim(deps),
    }),
  ];
};
