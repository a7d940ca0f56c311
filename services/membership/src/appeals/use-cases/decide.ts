import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Text } from '@mumaris/kit/errors';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { allRead } from '@mumaris/kit/text/reading';
import type { AppealOutcome } from '@mumaris/schemas';
import { type Appeal, confirmDecision, proposeDecision } from '../domain/appeal';
import type { Deps } from './deps';

interface Command {
  readonly caller: Caller;
  readonly appealId: string;
}

const longestReason = 2_000;

const personOf = async ({ isRelative }: Deps, caller: Caller, { practitionerId }: Appeal) => {
  const by = accountOf(caller);
  return { by, isRelative: await isRelative(by, practitionerId) };
};

/** One person proposes how to decide (MEM-33). @throws RuleViolation NOT_FOUND, TEXT_ARABIC, TEXT_ENGLISH, and what the domain and the kind of decision refuse */
export const proposeAppealDecision =
  (deps: Deps) =>
  ({ caller, appealId, outcome, reason: written }: Command & { outcome: AppealOutcome; reason: Text }) => {
    const reason = allRead(readText(written, longestReason, ['reason']));
    return deps.appeals.update(appealId, async (one) => {
      const proposed = { outcome, reason, person: await personOf(deps, caller, one) };
      const decision = proposeDecision(one, proposed, deps.clock.now());
      if (outcome !== 'STANDS') await deps.appealedKinds[one.subject].assertPossible(one.subjectId, outcome);
      return decision;
    });
  };

/** A second person confirms it, and what was decided is done in the same transaction (MEM-33). @throws RuleViolation NOT_FOUND, and what the domain and the kind of decision refuse */
export const confirmAppealDecision =
  (deps: Deps) =>
  ({ caller, appealId, agree }: Command & { agree: boolean }): Promise<Appeal> =>
    deps.transact(async (tx) => {
      const decided = await deps.appeals.update(
        appealId,
        async (one) => confirmDecision(one, { agree, person: await personOf(deps, caller, one) }, deps.clock.now()),
        tx,
      );
      const { id, subject, subjectId, proposal } = decided;
      if (decided.decided && proposal && proposal.outcome !== 'STANDS')
        await deps.appealedKinds[subject].carryOut({ id, subjectId, reason: proposal.reason }, proposal.outcome, tx);
      return decided;
    });
