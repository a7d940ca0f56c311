import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from './rules';
import type { Application } from './application';
import { type Change, silent } from '@mumaris/kit/change';
import { addWorkingMinutes } from './office-hours';
import { assertPossible, reviewer, system, takeStep } from './step';

const assertNotOwn = ({ accountId }: Application, reviewerId: string): void => {
  if (accountId === reviewerId) throw new RuleViolation('OWN_APPLICATION');
};

/**
 * Takes an application from the queue (MEM-28); taking it twice changes nothing.
 * @throws RuleViolation OWN_APPLICATION, NOT_POSSIBLE_NOW, ALREADY_CLAIMED
 */
export const claim = (application: Application, reviewerId: string, rules: Rules, now: Date): Change<Application> => {
  assertNotOwn(application, reviewerId);
  assertPossible(application, 'CLAIM', 'REVIEWER', rules);
  if (application.claim?.reviewerId === reviewerId) return silent(application);
  if (application.claim) throw new RuleViolation('ALREADY_CLAIMED');
  const claimed = takeStep(application, { action: 'CLAIM', by: reviewer(reviewerId), what: 'CLAIMED' }, rules, now);
  const { officeHours, periods } = rules.lifecycle;
  const until = addWorkingMinutes(now, periods.claimWorkingMinutes, officeHours);
  return silent({ ...claimed, claim: { reviewerId, since: now, until } });
};

/**
 * What every decision needs: the application is in review, not the reviewer's own, and claimed by the reviewer.
 * @throws RuleViolation OWN_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST
 */
export const assertClaimed = (
  application: Application,
  action: 'RELEASE' | 'RETURN' | 'APPROVE' | 'REJECT',
  reviewerId: string,
  rules: Rules,
): void => {
  assertNotOwn(application, reviewerId);
  assertPossible(application, action, 'REVIEWER', rules);
  if (application.claim?.reviewerId !== reviewerId) throw new RuleViolation('CLAIM_FIRST');
};

/** Puts a claimed application back into the queue. @throws RuleViolation as a decision does */
export const release = (application: Application, reviewerId: string, rules: Rules, now: Date): Change<Application> => {
  assertClaimed(application, 'RELEASE', reviewerId, rules);
  const step = { action: 'RELEASE', by: reviewer(reviewerId), what: 'RELEASED' } as const;
  return silent({ ...takeStep(application, step, rules, now), claim: null });
};

/** Ends a claim whose four working hours are over (MEM-28); any other stays. */
export const lapseClaim = (application: Application, rules: Rules, now: Date): Change<Application> => {
  if (!application.claim || now <= application.claim.until) return silent(application);
  const step = { action: 'LAPSE_CLAIM', by: system, what: 'CLAIM_LAPSED' } as const;
  return silent({ ...takeStep(application, step, rules, now), claim: null });
};
