import { dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Text } from '@mumaris/schemas';
import { caseDecided, caseOpened } from './case-events';
import { assertSanction, isMilder } from './sanction';
import {
  type CaseAnswer,
  type CaseDecision,
  mayDecideOn,
  next,
  type Proposal,
  proposedIn,
  type SanctionCase,
} from './sanction-case';
import type { SanctionRules } from './sanction-rules';

interface Opening extends Pick<
  SanctionCase,
  'id' | 'number' | 'practitionerId' | 'accountId' | 'holder' | 'ground' | 'particulars'
> {
  readonly by: string;
}

/** Opens a case; nobody is told before notice is given (MEM-66). @throws RuleViolation UNKNOWN_GROUND, OWN_CASE */
export const openCase = (
  { by, ...opening }: Opening,
  { grounds }: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  if (!grounds[opening.ground]) throw new RuleViolation('UNKNOWN_GROUND', {}, 'ground');
  if (by === opening.accountId) throw new RuleViolation('OWN_CASE');
  const nothing = { toldAt: null, answerUntil: null, answers: [], interim: null, proposals: [], decisions: [] };
  return silent({ ...opening, ...nothing, status: 'OPEN', openedBy: by, openedAt: now, closed: null });
};

/** Tells the practitioner, whose time to answer begins: to the end of its last day in Riyadh (MEM-66). @throws RuleViolation CASE_NOT_NOW */
export const giveNotice = (
  one: SanctionCase,
  rules: Pick<SanctionRules, 'daysToAnswer' | 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  const state = { ...next(one, 'NOTIFY'), toldAt: now, answerUntil: endOfPeriod(now, rules.daysToAnswer) };
  return { state, events: [caseOpened(state, rules)] };
};

/** The practitioner answers, in time and before the committee has it (MEM-66). @throws RuleViolation CASE_NOT_NOW, ANSWER_LATE, LIST_FULL */
export const answerCase = (
  one: SanctionCase,
  answer: Pick<CaseAnswer, 'text' | 'documentIds'>,
  { mostAnswers: max }: Pick<SanctionRules, 'mostAnswers'>,
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, 'ANSWER');
  if (one.answerUntil === null || now > one.answerUntil) throw new RuleViolation('ANSWER_LATE');
  if (one.answers.length >= max) throw new RuleViolation('LIST_FULL', { max });
  return silent({ ...state, answers: [...one.answers, { ...answer, at: now }] });
};

/**
 * Puts a sanction before the committee, which says yes or no to it. What was not carried can be followed by something milder.
 * @throws RuleViolation CASE_NOT_NOW, ANSWER_PERIOD_RUNS, SANCTION_END, CONDITION_NEEDED, PROPOSAL_NOT_MILDER, LIST_FULL
 */
export const proposeSanction = (
  one: SanctionCase,
  { sanction, by }: Pick<Proposal, 'sanction' | 'by'>,
  rules: SanctionRules,
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, 'PROPOSE');
  if (!mayDecideOn(one, dayOf(now))) throw new RuleViolation('ANSWER_PERIOD_RUNS');
  assertSanction(sanction, rules, now);
  const before = one.proposals.at(-1);
  if (before?.carried === false && !isMilder(sanction, before.sanction))
    throw new RuleViolation('PROPOSAL_NOT_MILDER', {}, 'kind');
  const { mostProposals: max } = rules;
  if (one.proposals.length >= max) throw new RuleViolation('LIST_FULL', { max });
  return silent({ ...state, proposals: [...one.proposals, { sanction, by, at: now, carried: null }] });
};

const judged = ({ proposals }: SanctionCase, carried: boolean): readonly Proposal[] =>
  proposals.map((proposal, index) => (index === proposals.length - 1 ? { ...proposal, carried } : proposal));

/** The committee has said yes: the sanction stands from this moment, and its practitioner is told (MEM-66). */
export const carryCase = (
  one: SanctionCase,
  decided: Pick<CaseDecision, 'id' | 'reason' | 'credentialIds'>,
  rules: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  const sanction = proposedIn(one);
  const decision: CaseDecision = { ...decided, sanction, at: now, toldAt: now, annulledAt: null };
  const proposals = judged(one, true);
  const state = { ...next(one, 'CARRY'), proposals, decisions: [...one.decisions, decision] };
  return { state, events: [caseDecided(state, sanction.kind, decided.reason, rules)] };
};

/** The committee has said no: the case waits for something milder, or to be closed (MEM-66). */
export const dropProposal = (one: SanctionCase): Change<SanctionCase> =>
  silent({ ...next(one, 'DROP'), proposals: judged(one, false) });

/** Closes a case without a sanction; who was given notice of it is told. @throws RuleViolation CASE_NOT_NOW, OWN_CASE */
export const closeCase = (
  one: SanctionCase,
  { reason, by }: { readonly reason: Text; readonly by: string },
  rules: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  if (by === one.accountId) throw new RuleViolation('OWN_CASE');
  const state = { ...next(one, 'CLOSE'), closed: { reason, by, at: now } };
  return { state, events: state.toldAt ? [caseDecided(state, null, reason, rules)] : [] };
};

/**
 * An appeal takes the decision back (MEM-33): the case is closed, or goes back to be decided anew.
 * @throws RuleViolation CASE_NOT_NOW
 */
export const annulDecision = (
  one: SanctionCase,
  { sentBack, reason }: { readonly sentBack: boolean; readonly reason: Text },
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, sentBack ? 'SEND_BACK' : 'ANNUL');
  const decisions = one.decisions.map((decision, index) =>
    index === one.decisions.length - 1 ? { ...decision, annulledAt: now } : decision,
  );
  return silent({ ...state, decisions, closed: sentBack ? null : { reason, by: null, at: now } });
};
