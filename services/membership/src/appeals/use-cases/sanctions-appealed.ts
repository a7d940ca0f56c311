import { type Ballots, tookPart } from '../../committees';
import { annulDecision, type SanctionDeps, standingDecision, takeBack } from '../../sanctions';
import type { AppealedKind } from './deps';

/** Sanctions as what can be appealed: nobody who voted, abstained or put one before the committee hears its appeal (MEM-33, MEM-66). */
export const sanctionsAppealed = (deps: SanctionDeps, ballots: Pick<Ballots, 'ofSubject'>): AppealedKind => ({
  find: async (subjectId) => {
    const one = await deps.sanctionCases.find(subjectId);
    const decision = one && standingDecision(one);
    if (!decision) return undefined;
    const voters = (await ballots.ofSubject('SANCTION', subjectId)).flatMap(tookPart);
    const { number: subjectNumber, practitionerId, accountId, holder, proposals } = one;
    return {
      ...{ subject: 'SANCTION', subjectId, subjectNumber, practitionerId, accountId, holder },
      ...{ decisionId: decision.id, toldAt: decision.toldAt },
      tookPart: [...new Set([...voters, ...proposals.map(({ by }) => by)])],
    };
  },
  assertPossible: () => Promise.resolve(),
  carryOut: async ({ id: appealId, subjectId, reason }, outcome, tx) => {
    const one = await deps.sanctionCases.get(subjectId, tx);
    const decision = standingDecision(one);
    if (!decision) throw new Error(`case ${subjectId} has no decision that stands`);
    await takeBack(deps, one, decision, appealId, tx);
    const annulled = { sentBack: outcome === 'SENT_BACK', reason };
    return deps.sanctionCases.update(subjectId, (found) => annulDecision(found, annulled, deps.clock.now()), tx);
  },
});
