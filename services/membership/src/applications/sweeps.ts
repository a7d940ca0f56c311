import { dayOf } from '@mumaris/kit/calendar';
import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';
import { endLapsedClaim, endUnansweredReturn, moveToNewRules } from './use-cases/end-periods';

/** The periods of applications that end by themselves. */
export const createSweeps = (log: Logger, deps: Deps) => {
  const { applications, rules, clock } = deps;
  return [
    createSweep({
      name: 'unanswered returns',
      clock,
      log,
      findDue: applications.findUnanswered,
      apply: endUnansweredReturn(deps),
    }),
    createSweep({
      name: 'drafts on old rules',
      clock,
      log,
      findDue: (now, limit) => applications.findOnOldRules(rules.catalogue(dayOf(now)), limit),
      apply: moveToNewRules(deps),
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
