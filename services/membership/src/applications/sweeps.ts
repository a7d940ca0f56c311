import { dayOf } from '@mumaris/kit/calendar';
import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';
import { endLapsedClaim, endUnansweredReturn, moveToNewRules } from './use-cases/end-periods';
import { escalatePromise, reckonPromise } from './use-cases/keep-promises';

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
    createSweep({
      name: 'promises by old office hours',
      clock,
      log,
      findDue: (_, limit) => applications.findByOldHours(rules.lifecycle.officeHours.version, limit),
      apply: reckonPromise(deps),
    }),
    createSweep({
      name: 'promises at risk',
      clock,
      log,
      findDue: (now, limit) => applications.findAtRisk(dayOf(now), limit),
      apply: escalatePromise(deps),
    }),
  ];
};
