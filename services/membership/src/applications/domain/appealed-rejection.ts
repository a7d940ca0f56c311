import { RuleViolation } from '@mumaris/kit/errors';
import { type AppealOutcome, ApplicationReopenedV1, type Text } from '@mumaris/schemas';
import { type Advance, advance, type Journey } from './advance';
import { type Application, eventData, type TimelineEntry } from './application';
import type { Action } from './lifecycle';
import { assertGrantable } from './review';
import type { Rules } from './rules';
import { system } from './step';

/** What an appeal that succeeds does to a decision. */
type Change = Exclude<AppealOutcome, 'STANDS'>;

/** Which step refused an application. */
type RefusedBy = 'REVIEW' | 'COMMITTEE' | 'EXAM';

/** A rejection as it is appealed (MEM-33). */
interface Rejection {
  /** Names it among all of the application, which may be refused again. */
  readonly id: string;
  readonly by: RefusedBy;
  readonly at: Date;
}

const refusedBy = ({ what, actor }: TimelineEntry): RefusedBy =>
  what === 'COMMITTEE_REFUSED' ? 'COMMITTEE' : actor === 'REVIEWER' ? 'REVIEW' : 'EXAM';

/** The rejection that stands; undefined where the application is not rejected. */
export const rejectionOf = ({ id, status, timeline }: Application): Rejection | undefined => {
  const rejections = timeline.filter((entry) => entry.status === 'REJECTED');
  const last = rejections.at(-1);
  return status === 'REJECTED' && last
    ? { id: `${id}.${rejections.length}`, by: refusedBy(last), at: last.at }
    : undefined;
};

/** The reviewers who had a hand in an application: none of them hears its appeal (MEM-33). */
export const reviewersOf = ({ timeline, opinions }: Application): string[] => [
  ...new Set([
    ...timeline.flatMap(({ actor, actorId }) => (actor === 'REVIEWER' && actorId ? [actorId] : [])),
    ...opinions.flatMap(({ given }) => (given ? [given.by] : [])),
  ]),
];

const steps: Record<RefusedBy, Record<Change, Action | null>> = {
  REVIEW: { CHANGED: 'APPEAL_APPROVES', SENT_BACK: 'APPEAL_BACK_TO_REVIEW' },
  COMMITTEE: { CHANGED: 'APPEAL_GRANTS', SENT_BACK: 'APPEAL_BACK_TO_COMMITTEE' },
  // A result stands or is changed: a further attempt is nobody's to give.
  EXAM: { CHANGED: 'APPEAL_GRANTS', SENT_BACK: null },
};

const happenings = { CHANGED: 'APPEAL_CHANGED', SENT_BACK: 'APPEAL_SENT_BACK' } as const;

/** By which action an appeal takes a rejection back. @throws RuleViolation FEE_RETURNED, NOT_SENT_BACK */
export const takesBack = (application: Application, outcome: Change): Action => {
  if (application.feeReturned) throw new RuleViolation('FEE_RETURNED');
  const rejection = rejectionOf(application);
  if (!rejection) throw new Error(`${application.id} is not rejected`);
  const action = steps[rejection.by][outcome];
  if (!action) throw new RuleViolation('NOT_SENT_BACK');
  return action;
};

/**
 * Changes a rejection, or sends it back to the step that refused (MEM-33): the same application goes on.
 * @throws RuleViolation FEE_RETURNED, NOT_SENT_BACK, REGISTRATION_ENDED, PERIOD_ENDED, REGISTRATION_REVOKED, REGISTERED_MEANWHILE
 */
export const changeRejection = (
  application: Application,
  { outcome, reason }: { readonly outcome: Change; readonly reason: Text },
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  const action = takesBack(application, outcome);
  if (outcome === 'CHANGED') assertGrantable(application, journey, rules, now);
  const step = { action, by: system, what: happenings[outcome], details: { reason } } as const;
  const { events = [], ...advanced } = advance({ ...application, nonCompliance: null }, step, journey, rules, now);
  const reopened = ApplicationReopenedV1.of({ ...eventData(application), reopenedAt: now.toISOString() });
  return { ...advanced, events: [reopened, ...events] };
};
