import { ApplicationCancelledV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import { type Application, eventData } from './application';
import { type Change, silent } from '@mumaris/kit/change';
import { type FeeKind, feeSteps } from './fees';
import type { Action } from './lifecycle';
import { applicant, type Doer, isPossible, system, takeStep } from './step';

type Why = Parameters<typeof ApplicationCancelledV1.of>[0]['why'];

const end = (
  application: Application,
  action: Action,
  by: Doer,
  why: Why,
  rules: Rules,
  now: Date,
): Change<Application> => ({
  state: takeStep(application, { action, by, what: `CANCELLED_${why}` }, rules, now),
  events: [ApplicationCancelledV1.of({ ...eventData(application), why, cancelledAt: now.toISOString() })],
});

/** Withdraws any application that has not ended (MEM-26). @throws RuleViolation NOT_POSSIBLE_NOW */
export const cancel = (application: Application, rules: Rules, now: Date): Change<Application> =>
  end(application, 'CANCEL', applicant(application), 'BY_APPLICANT', rules, now);

/** Ends a return that was not answered in its 30 days (MEM-22); any other application stays as it is. */
export const lapseReturn = (application: Application, rules: Rules, now: Date): Change<Application> => {
  const over = application.dueAt !== null && now > application.dueAt;
  return over && isPossible(application, 'LAPSE_RETURN', 'SYSTEM', rules)
    ? end(application, 'LAPSE_RETURN', system, 'RETURN_UNANSWERED', rules, now)
    : silent(application);
};

/** Ends an application whose fee billing gave up on (MEM-23, BIL-03); one that has moved on stays as it is. */
export const lapseFee = (application: Application, kind: FeeKind, rules: Rules, now: Date): Change<Application> => {
  const { action, why } = feeSteps[kind].lapse;
  return isPossible(application, action, 'SYSTEM', rules)
    ? end(application, action, system, why, rules, now)
    : silent(application);
};
