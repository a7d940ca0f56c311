import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { dayOf } from '@mumaris/kit/calendar';
import type { Candidacy } from '../domain/candidacy';
import type { Outcome } from '../domain/result';
import type { Deps } from './deps';
import { leaveSittings } from './leave-sitting';
import { documentQualification } from '../../profile';

/**
 * Writes what was decided of a candidacy, and moves its application by it, in one transaction: a pass documents the qualification (MEM-52)
 * and sends the application on, the last fail ends it (MEM-54).
 */
export const carryOut = (deps: Deps) => {
  const { candidacies, practitioners, onwards, clock } = deps;
  return async (id: string, decide: (candidacy: Candidacy) => Outcome, tx: Transaction): Promise<Candidacy> => {
    const before = await candidacies.get(id, tx);
    let decided: Outcome | undefined;
    const after = await candidacies.update(id, (candidacy) => (decided = decide(candidacy)), tx);
    const { applicationId } = after;
    const onward = decided?.onward;
    if (!onward) return after;
    const sat = after.attempts.map(({ sittingId }) => sittingId);
    await leaveSittings(deps, before, sat, tx);
    if (onward === 'FAIL') await onwards.fail(applicationId, tx);
    else {
      const today = dayOf(clock.now());
      await practitioners.update(after.practitionerId, (one) => documentQualification(one, clock.now(), today), tx);
      await onwards.pass(applicationId, tx);
    }
    return after;
  };
};
