import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Clock } from '@mumaris/kit/clock';
import type { Deps } from './use-cases/deps';
import { endOffers, releaseVoided, settleDue } from './use-cases/end-periods';

/** What of exams ends by itself (MEM-53, MEM-54). */
export const createExamSweeps = (log: Logger, deps: Deps & { readonly clock: Clock }) => {
  const { clock, sittings, candidacies } = deps;
  return [
    createSweep({ name: 'lapsed exam offers', clock, log, findDue: sittings.findLapsed, apply: endOffers(deps) }),
    createSweep({
      name: 'voided exam sittings',
      clock,
      log,
      findDue: (_, limit) => sittings.findToRelease(limit),
      apply: releaseVoided(deps),
    }),
    createSweep({ name: 'exams to settle', clock, log, findDue: candidacies.findToSettle, apply: settleDue(deps) }),
  ];
};
