import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import type { Details } from '@mumaris/kit/words/say';
import type { Happening } from './happening';
import type { Service, ServiceCode } from './service';
import type { Waiver } from './waiver';
import type { Answer } from './answer';
import { type Change, silent } from '@mumaris/kit/change';
import type { Actor, ApplicationStatus, ProfessionalCategory, ReviewOutcome } from '@mumaris/schemas';
import type { Practitioner } from '../../profile';

/** What a reviewer asks to be mended (MEM-22). */
export interface Deficiency {
  readonly text: Text;
  readonly question: string | null;
  /** The service's document that is meant, by its id. */
  readonly document: string | null;
}

/** A document of the practitioner as one that the service asks for. */
export interface Attachment {
  /** Which of the service's documents it is. */
  readonly slot: string;
  readonly documentId: string;
}

/** A reviewer's hold on an application (MEM-28). */
interface Claim {
  readonly reviewerId: string;
  readonly since: Date;
  /** When it lapses by itself: four working hours later. */
  readonly until: Date;
}

/** By when the Commission decides on an application, and what became of it (MEM-34); made by promise.ts. */
export interface ApplicationPromise {
  /** Whether the clock runs, stands while the applicant is asked, or has ended: by a decision, or without one. */
  readonly state: 'RUNNING' | 'STOPPED' | 'KEPT' | 'MISSED' | 'WITHDRAWN';
  /** The last day, as it was last told; it never becomes an earlier one. */
  readonly by: Day;
  /** The version of the office hours that it was reckoned by. */
  readonly hoursVersion: number;
  /** From which day the leads have to be told; null once they were, and while the clock does not run. */
  readonly atRiskFrom: Day | null;
  /** When the leads were told; null again once the applicant is asked. */
  readonly escalatedAt: Date | null;
  /** The day on which the Commission decided; null where it has not. */
  readonly decidedOn: Day | null;
  /** How many working days that took it; null where it has not. */
  readonly workingDays: number | null;
}

/** Who, when, what and why (MEM-27); its words come from the rules. */
export interface TimelineEntry {
  readonly at: Date;
  readonly actor: Actor;
  /** The account that acted; null for the system. Never shown to the applicant. */
  readonly actorId: string | null;
  /** The status from then on. */
  readonly status: ApplicationStatus;
  readonly what: Happening;
  readonly details: Details;
}

/** What staff tell each other; applicants never see it (MEM-27). */
interface Remark {
  readonly at: Date;
  readonly reviewerId: string;
  readonly text: string;
}

/** What a second reviewer thinks of an application, asked by the one who has claimed it; applicants never see it. */
export interface Opinion {
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly question: string;
  /** Null until somebody gives it. */
  readonly given: {
    readonly by: string;
    readonly at: Date;
    readonly advice: ReviewOutcome;
    readonly text: string;
  } | null;
}

/** What a reviewer found of a requirement when looking at it; applicants never see it. */
export interface Tick {
  /** The requirement's id. */
  readonly requirement: string;
  readonly ok: boolean;
  readonly reviewerId: string;
  readonly at: Date;
}

/** A return whose end an exception moved (MEM-36). */
interface Prolonged {
  readonly exceptionId: string;
  /** The end that it had before; a reversal gives it back. */
  readonly firstDueAt: Date;
}

/** One request for one service, from draft to outcome. */
export interface Application {
  readonly id: string;
  readonly number: string;
  readonly service: ServiceCode;
  readonly practitionerId: string;
  readonly accountId: string;
  /** The practitioner's when it was started; null where that was not kept yet. */
  readonly category: ProfessionalCategory | null;
  readonly status: ApplicationStatus;
  /** The version of the service's rules that it is judged by: that of its first submission, the one in force for a draft (BIL-01). */
  readonly rulesVersion: number;
  readonly answers: readonly Answer[];
  readonly attachments: readonly Attachment[];
  readonly deficiencies: readonly Deficiency[];
  readonly claim: Claim | null;
  readonly timeline: readonly TimelineEntry[];
  readonly remarks: readonly Remark[];
  readonly opinions: readonly Opinion[];
  readonly ticks: readonly Tick[];
  /** The end of a period that this service watches: the answer to a return (MEM-22). */
  readonly dueAt: Date | null;
  /** Null unless an exception has moved that end. */
  readonly prolonged: Prolonged | null;
  /** The requirements that exceptions lift, or have lifted. */
  readonly waived: readonly Waiver[];
  /** The end of a period that billing watches: the fee now due (BIL-03, BIL-04). */
  readonly feeDueAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  /** When it first reached the reviewers; a returned one keeps its place in the queue. */
  readonly queuedAt: Date | null;
  /** Its place among those that the Commission has in hand, which are read in the order of these; null elsewhere. */
  readonly queueKey: string | null;
  /** Null until the Commission first has it in hand. */
  readonly promise: ApplicationPromise | null;
  readonly approvedAt: Date | null;
  /** Whether a rejection was for the applicant's non-compliance (MEM-24, BIL-08); null unless rejected. */
  readonly nonCompliance: boolean | null;
  /** Whether what it cost went back: it is over then, and no appeal opens it again (BIL-08, MEM-33). */
  readonly feeReturned: boolean;
  readonly credentialId: string | null;
}

interface StartApplication {
  readonly id: string;
  readonly number: string;
  readonly service: Service;
  readonly practitioner: Practitioner;
}

/**
 * A draft for a service (MEM-20); that it is the only open one is its collection's to know (MEM-27).
 * @throws RuleViolation SERVICE_OPENS_SOON
 */
export const startApplication = (
  { id, number, service, practitioner }: StartApplication,
  now: Date,
): Change<Application> => {
  assertOpen(service);
  const { id: practitionerId, accountId, profile } = practitioner;
  return silent({
    id,
    number,
    service: service.code,
    practitionerId,
    accountId,
    category: profile.category,
    status: 'DRAFT',
    rulesVersion: service.version,
    answers: [],
    attachments: [],
    deficiencies: [],
    claim: null,
    timeline: [{ at: now, actor: 'APPLICANT', actorId: accountId, status: 'DRAFT', what: 'STARTED', details: {} }],
    remarks: [],
    opinions: [],
    ticks: [],
    dueAt: null,
    prolonged: null,
    waived: [],
    feeDueAt: null,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    queuedAt: null,
    queueKey: null,
    promise: null,
    approvedAt: null,
    nonCompliance: null,
    feeReturned: false,
    credentialId: null,
  });
};

/** Refuses a service that is listed and not open yet. @throws RuleViolation SERVICE_OPENS_SOON */
export const assertOpen = ({ opensSoon, name }: Service): void => {
  if (opensSoon) throw new RuleViolation('SERVICE_OPENS_SOON', { service: name }, 'service');
};

/** What every event of an application says of it. */
export const eventData = ({ id, number, service, practitionerId, accountId }: Application) => ({
  applicationId: id,
  number,
  service,
  practitionerId,
  accountId,
});
