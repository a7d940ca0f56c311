import { dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import {
  ApplicationCompletedV1,
  ApplicationPreliminarilyApprovedV1,
  ApplicationReviewStartedV1,
} from '@mumaris/schemas';
import {
  atEmployer,
  type Credential,
  type FreshCredential,
  grant,
  inherit,
  type NamedSanction,
  type Registration,
  statusOn,
} from '../../credentials';
import { type Application, eventData } from './application';
import { answerTo } from './answer';
import { payUntil } from './useful-until';
import { earnedBy } from './earned';
import { latestOf } from './facts';
import { isDecided } from './lifecycle';
import type { Rules } from './rules';
import type { Sources } from './sources';
import { type Step, system, takeStep } from './step';

/** A decision that may grant a credential beside the application's own change. */
export interface Advance extends Change<Application> {
  readonly granted?: Change<Credential>;
  /** The registrations that move to another employer with it, or are followed by what it grants, and what that replaces. */
  readonly moved?: readonly Change<Credential>[];
  /** When a fee was paid that it follows from; a renewal is in time by that, however late it is heard of (MEM-62). */
  readonly paidAt?: Date | undefined;
}

/** What an application needs to go on: its sources, and the identity of what may be granted. */
export interface Journey extends Sources {
  readonly fresh: FreshCredential;
  /** What a certificate of good standing names beside what its applicant holds; empty for every other service. */
  readonly sanctions: readonly NamedSanction[];
}

/**
 * Takes a step towards the outcome, and does what reaching the new status means. The same for every service, whichever
 * steps it skips (MEM-20).
 * @throws RuleViolation NOT_POSSIBLE_NOW
 */
export const advance = (before: Application, step: Step, journey: Journey, rules: Rules, now: Date): Advance => {
  const application = takeStep(before, step, rules, now);
  switch (application.status) {
    case 'UNDER_REVIEW':
      return reachReview(application, now);
    case 'PRELIMINARILY_APPROVED':
      return reachApproval(application, journey, rules, now);
    case 'COMPLETED':
      return complete(application, journey, rules, now);
    case 'DRAFT':
    case 'AWAITING_ADMIN_FEE':
    case 'AWAITING_PAYMENT':
    case 'AWAITING_EXAM':
    case 'WITH_COMMITTEE':
    case 'RETURNED':
    case 'REJECTED':
    case 'CANCELLED':
      return silent(application);
  }
};

/** The first arrival puts it into the queue; one that comes back keeps its place. */
const reachReview = (application: Application, now: Date): Advance =>
  application.queuedAt
    ? silent(application)
    : {
        state: { ...application, queuedAt: now },
        events: [ApplicationReviewStartedV1.of(eventData(application))],
      };

const reachApproval = (application: Application, { practitioner, held }: Journey, rules: Rules, now: Date): Advance => {
  const service = rules.of(application);
  const approved = ApplicationPreliminarilyApprovedV1.of({
    ...eventData(application),
    category: practitioner.profile.category,
    approvedAt: now.toISOString(),
    approval: isDecided(service.steps) ? 'DECIDED' : 'NOT_NEEDED',
    ...payUntil(service.outcome, application, held),
  });
  return { state: { ...application, approvedAt: now }, events: [approved] };
};

/** The registrations that have not ended, with the employer that was answered (MEM-32): also the one that renews another. */
const movedRegistrations = ({ answers }: Application, { held }: Journey, now: Date): Change<Credential>[] => {
  const today = dayOf(now);
  return held
    .filter((one) => one.kind === 'REGISTRATION' && ['ACTIVE', 'NOT_YET_IN_FORCE'].includes(statusOn(one, today)))
    .map((one) => silent(atEmployer(one as Registration, answerTo(answers, 'employer'))));
};

/** The registration before it is known to be followed: no exception gives it longer (MEM-36). */
const followedRegistration = ({ held, fresh }: Journey): Change<Credential>[] => {
  const registration = latestOf(held, 'REGISTRATION');
  return registration ? [silent({ ...registration, followedBy: fresh.id })] : [];
};

/** Of these somebody has one: the new one takes the place of the one before (MEM-11, MEM-63). */
const oneAtATime: readonly Credential['kind'][] = ['CLASSIFICATION', 'CARD'];

const replaced = ({ held, fresh }: Journey, kind: Credential['kind'], now: Date): Change<Credential>[] =>
  held
    .filter((one) => oneAtATime.includes(kind) && one.kind === kind)
    // A suspended card would be in force again beside the new one.
    .filter((one) => ['ACTIVE', 'SUSPENDED'].includes(statusOn(one, dayOf(now))))
    .map((one) => silent({ ...one, replacedBy: fresh.id }));

const complete = (application: Application, journey: Journey, rules: Rules, now: Date): Advance => {
  const { outcome, code } = rules.of(application);
  if (!outcome) throw new Error(`${code} is not open, and grants nothing yet`);
  const { fresh } = journey;
  const { status } = application;
  const details = { number: fresh.number };
  const entry = { at: now, actor: system.actor, actorId: system.id, status, what: 'GRANTED' as const, details };
  return {
    state: { ...application, credentialId: fresh.id, timeline: [...application.timeline, entry] },
    events: [ApplicationCompletedV1.of({ ...eventData(application), credentialId: fresh.id })],
    // What stands on the practitioner's registrations goes over (MEM-65, MEM-66).
    granted: inherit(grant(fresh, earnedBy(application, journey, outcome, now), now), journey.held, now),
    moved: [
      ...(outcome.changesEmployer ? movedRegistrations(application, journey, now) : []),
      ...(outcome.kind === 'REGISTRATION' ? followedRegistration(journey) : []),
      ...replaced(journey, outcome.kind, now),
    ],
  };
};
