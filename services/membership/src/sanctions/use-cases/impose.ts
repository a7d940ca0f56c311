import { dayOf, endOfDay } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { SanctionKind } from '@mumaris/schemas';
import { type Ballot, outcomeOf } from '../../committees';
import {
  type Credential,
  isRightToPractise,
  liftCondition,
  liftSuspension,
  reinstate,
  revoke,
  setCondition,
  suspend,
} from '../../credentials';
import type { Sanction } from '../domain/sanction';
import { carryCase, dropProposal } from '../domain/case-course';
import { type CaseDecision, proposedIn, type SanctionCase } from '../domain/sanction-case';
import type { Deps } from './deps';
import { stopInterim } from './interim';

interface Ordered {
  readonly practitionerId: string;
  /** Of the decision. */
  readonly id: string;
  readonly sanction: Sanction;
}

/** What each kind of sanction does to the practitioner's registrations (MEM-65, MEM-66). */
const imposes: Record<SanctionKind, (deps: Deps, order: Ordered, tx: Transaction) => Promise<readonly Credential[]>> = {
  WARNING: () => Promise.resolve([]),
  CONDITION: (deps, { practitionerId, id, sanction: { condition, until } }, tx) => {
    if (!condition) throw new Error(`decision ${id} has no condition`);
    const startsOn = dayOf(deps.clock.now());
    return setCondition(deps)({ practitionerId, id, ...condition, startsOn, lastDay: until }, tx);
  },
  SUSPENSION: (deps, { practitionerId, id, sanction: { until } }, tx) =>
    suspend(deps)({ practitionerId, id, from: deps.clock.now(), until: until === null ? null : endOfDay(until) }, tx),
  REVOCATION: (deps, { practitionerId }, tx) => revoke(deps)({ practitionerId }, tx),
};

/** Carries a sanction out. @returns what it stands on */
export const impose = (deps: Deps, order: Ordered, tx: Transaction): Promise<readonly Credential[]> =>
  imposes[order.sanction.kind](deps, order, tx);

/** What takes each of them back, where an appeal does (MEM-33). */
const takesBack: Record<
  SanctionKind,
  (
    deps: Deps,
    order: Omit<Ordered, 'sanction'> & { readonly appealId: string } & Pick<CaseDecision, 'credentialIds'>,
    tx: Transaction,
  ) => Promise<unknown>
> = {
  WARNING: () => Promise.resolve(),
  CONDITION: (deps, { practitionerId, id }, tx) => liftCondition(deps)({ practitionerId, id }, tx),
  SUSPENSION: (deps, { practitionerId, id }, tx) => liftSuspension(deps)({ practitionerId, id }, tx),
  REVOCATION: async (deps, { credentialIds, appealId }, tx) => {
    for (const credentialId of credentialIds) {
      const revoked = await deps.credentials.get(credentialId, tx);
      if (isRightToPractise(revoked)) await reinstate(deps)({ credentialId, appealId }, tx);
    }
  },
};

/** Takes the effect of a decision back, in the transaction of the appeal that changed it. */
export const takeBack = (
  deps: Deps,
  { practitionerId }: SanctionCase,
  { id, credentialIds, sanction }: CaseDecision,
  appealId: string,
  tx: Transaction,
): Promise<unknown> => takesBack[sanction.kind](deps, { practitionerId, id, credentialIds, appealId }, tx);

/** Does what the committee has decided on a case, in the transaction of the decision (MEM-66). */
export const carryOutSanction =
  (deps: Deps) =>
  async (ballot: Ballot, tx: Transaction): Promise<void> => {
    const { sanctionCases, sanctionRules: rules, clock } = deps;
    const { subjectId: caseId, reason } = ballot;
    const tally = outcomeOf(ballot);
    if (!tally) return;
    if (tally.result !== 'CARRIED') {
      await sanctionCases.update(caseId, dropProposal, tx);
      return;
    }
    const one = await sanctionCases.get(caseId, tx);
    const order = { practitionerId: one.practitionerId, id: newId('dec'), sanction: proposedIn(one) };
    const reached = await impose(deps, order, tx);
    const decided = { id: order.id, reason: reason ?? rules.usualReason, credentialIds: reached.map(({ id }) => id) };
    await sanctionCases.update(caseId, (found) => carryCase(found, decided, rules, clock.now()), tx);
    await stopInterim(deps)(caseId, tx);
  };
