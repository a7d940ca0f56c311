import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { isRelative, type Reviewer } from '../../reviewers';
import type { Application } from './application';
import type { Action } from './lifecycle';
import { addWorkingMinutes } from './office-hours';
import type { Rules } from './rules';
import { assertPossible, reviewer as reviewerOf, system, takeStep } from './step';

/** Who reviews, and whose relatives' applications are therefore not theirs to see to (MEM-28). */
export type Reviewing = Pick<Reviewer, 'id' | 'relatives'>;

/** Nobody reviews an application of their own, nor of a relative. @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION */
export const assertNoConflict = ({ accountId, practitionerId }: Application, reviewer: Reviewing): void => {
  if (accountId === reviewer.id) throw new RuleViolation('OWN_APPLICATION');
  if (isRelative(reviewer, practitionerId)) throw new RuleViolation('RELATIVES_APPLICATION');
};

const heldBy = (application: Application, { id: reviewerId }: Reviewing, { lifecycle }: Rules, now: Date) => {
  const { officeHours, periods } = lifecycle;
  const until = addWorkingMinutes(now, periods.claimWorkingMinutes, officeHours);
  return { ...application, claim: { reviewerId, since: now, until } };
};

/**
 * Takes an application from the queue (MEM-28); taking it twice changes nothing.
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, ALREADY_CLAIMED
 */
export const claim = (application: Application, reviewer: Reviewing, rules: Rules, now: Date): Change<Application> => {
  assertNoConflict(application, reviewer);
  assertPossible(application, 'CLAIM', 'REVIEWER', rules);
  if (application.claim?.reviewerId === reviewer.id) return silent(application);
  if (application.claim) throw new RuleViolation('ALREADY_CLAIMED');
  const step = { action: 'CLAIM', by: reviewerOf(reviewer.id), what: 'CLAIMED' } as const;
  return silent(heldBy(takeStep(application, step, rules, now), reviewer, rules, now));
};

/**
 * The lead hands an application to a reviewer, whoever has it now (MEM-28).
 * @throws RuleViolation NOT_A_REVIEWER, OWN_APPLICATION or RELATIVES_APPLICATION of either, NOT_POSSIBLE_NOW
 */
export const reassign = (
  application: Application,
  { lead, to }: { readonly lead: Reviewing; readonly to: Reviewer },
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertNoConflict(application, lead);
  assertPossible(application, 'REASSIGN', 'REVIEWER', rules);
  if (!to.reviews) throw new RuleViolation('NOT_A_REVIEWER', {}, 'reviewerId');
  assertNoConflict(application, to);
  if (application.claim?.reviewerId === to.id) return silent(application);
  const step = { action: 'REASSIGN', by: reviewerOf(lead.id), what: 'REASSIGNED' } as const;
  return silent(heldBy(takeStep(application, step, rules, now), to, rules, now));
};

/**
 * What every decision needs: the application is in review, no conflict keeps the reviewer from it, and the reviewer has
 * claimed it.
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST
 */
export const assertClaimed = (application: Application, action: Action, reviewer: Reviewing, rules: Rules): void => {
  assertNoConflict(application, reviewer);
  assertPossible(application, action, 'REVIEWER', rules);
  if (application.claim?.reviewerId !== reviewer.id) throw new RuleViolation('CLAIM_FIRST');
};

/** Puts a claimed application back into the queue, also one that turned out to be a relative's. @throws RuleViolation as a decision does */
export const release = (application: Application, { id }: Reviewing, rules: Rules, now: Date): Change<Application> => {
  assertClaimed(application, 'RELEASE', { id, relatives: [] }, rules);
  const step = { action: 'RELEASE', by: reviewerOf(id), what: 'RELEASED' } as const;
  return silent({ ...takeStep(application, step, rules, now), claim: null });
};

/** Ends a claim whose four working hours are over (MEM-28); any other stays. */
export const lapseClaim = (application: Application, rules: Rules, now: Date): Change<Application> => {
  if (!application.claim || now <= application.claim.until) return silent(application);
  const step = { action: 'LAPSE_CLAIM', by: system, what: 'CLAIM_LAPSED' } as const;
  return silent({ ...takeStep(application, step, rules, now), claim: null });
};
