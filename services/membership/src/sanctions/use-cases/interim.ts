import { accountOf } from '@mumaris/kit/auth/access';
import type { Text } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { allRead } from '@mumaris/kit/text/reading';
import { liftSuspension, suspend } from '../../credentials';
import {
  confirmInterim,
  endInterim,
  interimIdOf,
  lapseInterim,
  proposeInterim,
  reviewInterim,
} from '../domain/interim';
import type { SanctionCase } from '../domain/sanction-case';
import { assertRegistered } from './assert-registered';
import { type CaseCommand, longestReason } from './case-command';
import type { Deps } from './deps';

const readReason = (reason: Text): Text => allRead(readText(reason, longestReason, ['reason']));

/** Puts the registrations as the case says: out of force to its next review, or in force again. */
const applyInterim = async (deps: Deps, one: SanctionCase, tx: Transaction): Promise<SanctionCase> => {
  const { practitionerId, interim } = one;
  const id = interimIdOf(one);
  if (interim?.confirmedAt && interim.reviewUntil) {
    const order = { practitionerId, id, from: interim.confirmedAt, until: interim.reviewUntil };
    await suspend(deps)(order, tx);
  } else await liftSuspension(deps)({ practitionerId, id }, tx);
  return one;
};

/** Ends an interim suspension whose case ends, in that transaction; nothing where none runs. */
export const stopInterim =
  (deps: Deps) =>
  async (caseId: string, tx: Transaction): Promise<SanctionCase> => {
    const one = await deps.sanctionCases.update(caseId, (found) => endInterim(found, deps.clock.now()), tx);
    return one.interim?.ended?.why === 'CASE_ENDED' ? applyInterim(deps, one, tx) : one;
  };

/** One person proposes to suspend for public safety (MEM-66). @throws RuleViolation NOT_FOUND, CASE_NOT_NOW, OWN_CASE, NEVER_REGISTERED, TEXT_ARABIC, TEXT_ENGLISH */
export const proposeInterimSuspension =
  (deps: Deps) =>
  ({ caller, caseId, reason: written }: CaseCommand & { reason: Text }): Promise<SanctionCase> => {
    const proposal = { by: accountOf(caller), reason: readReason(written) };
    return deps.transact(async (tx) => {
      const propose = (one: SanctionCase) => proposeInterim(one, proposal, deps.clock.now());
      const one = await deps.sanctionCases.update(caseId, propose, tx);
      await assertRegistered(deps)(one.practitionerId, tx);
      return one;
    });
  };

/** A second person confirms it, and it runs (MEM-66). @throws RuleViolation NOT_FOUND, CASE_NOT_NOW, OWN_CASE, SAME_PERSON */
export const confirmInterimSuspension =
  (deps: Deps) =>
  ({ caller, caseId }: CaseCommand): Promise<SanctionCase> => {
    const { sanctionCases, sanctionRules, transact, clock } = deps;
    const confirm = (one: SanctionCase) => confirmInterim(one, accountOf(caller), sanctionRules, clock.now());
    return transact(async (tx) => applyInterim(deps, await sanctionCases.update(caseId, confirm, tx), tx));
  };

/** Somebody reviews it (MEM-66). @throws RuleViolation NOT_FOUND, CASE_NOT_NOW, OWN_CASE, SAME_PERSON, LIST_FULL, TEXT_ARABIC, TEXT_ENGLISH */
export const reviewInterimSuspension =
  (deps: Deps) =>
  ({ caller, caseId, keep, reason: written }: CaseCommand & { keep: boolean; reason: Text }): Promise<SanctionCase> => {
    const { sanctionCases, sanctionRules, transact, clock } = deps;
    const said = { by: accountOf(caller), keep, reason: readReason(written) };
    const review = (one: SanctionCase) => reviewInterim(one, said, sanctionRules, clock.now());
    return transact(async (tx) => applyInterim(deps, await sanctionCases.update(caseId, review, tx), tx));
  };

/** Ends one that nobody has reviewed in time: its suspension is over by itself, this tells of it (MEM-66). */
export const endUnreviewed =
  (deps: Deps) =>
  (caseId: string): Promise<SanctionCase> =>
    deps.transact(async (tx) => {
      const lapse = (one: SanctionCase) => lapseInterim(one, deps.clock.now());
      return applyInterim(deps, await deps.sanctionCases.update(caseId, lapse, tx), tx);
    });
