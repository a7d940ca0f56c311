import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, aggregateStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { inBatches } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Application } from '../domain/application';
import type { Change } from '@mumaris/kit/change';
import type { ApplicationStatus, ProfessionalCategory } from '@mumaris/schemas';
import { decidingStep } from '../domain/decision';
import { inHandStatuses, openStatuses } from '../domain/lifecycle';
import type { Service, ServiceCode } from '../domain/service';
import { applicationModel } from './application.model';
import { type CountPromises, promiseCounts } from './promise-counts';

/** Which of the waiting applications a reviewer sees. */
interface QueueFilter {
  readonly service?: ServiceCode | null | undefined;
  /** Only what this reviewer has claimed. */
  readonly claimedBy?: string | undefined;
  /** Only what has waited since then or longer. */
  readonly waitingSince?: Date | undefined;
  /** Only what was promised until this day, or before. */
  readonly promisedUntil?: Day | undefined;
  /** Only what these skills are enough for; empty lists for all. */
  readonly skills?: { readonly services: readonly string[]; readonly categories: readonly ProfessionalCategory[] };
  /** Only what another reviewer wants an opinion on. */
  readonly opinionWanted?: boolean;
  /** The reviewer's own applications, and relatives', are never work for that reviewer (MEM-28). */
  readonly notOf: { readonly id: string; readonly relatives: readonly { readonly practitionerId: string }[] };
}

interface PageFilter {
  readonly practitionerId: string;
  readonly statuses?: readonly ApplicationStatus[] | undefined;
  /** The account whose applications alone are listed where they were never handed in; everybody's where it is undefined. */
  readonly unsubmittedOf?: string | undefined;
}

export interface Applications extends AggregateStore<Application> {
  /**
   * Writes a new draft; made anew with another number where its number is taken.
   * @throws RuleViolation APPLICATION_ALREADY_OPEN with the number of the open one, also when many race (MEM-27)
   */
  start(make: () => Change<Application>): Promise<Application>;
  findOpen(practitionerId: string, service: ServiceCode): Promise<Application | undefined>;
  findByNumber(number: string): Promise<Application | undefined>;
  /** Those of a service that have not ended, the oldest first, as they are come to: few at a time are held in memory. */
  openOf(service: ServiceCode): AsyncIterable<Application>;
  byIds(ids: readonly string[]): Promise<Application[]>;
  /** Newest first. */
  pageOf(filter: PageFilter, page: PageArguments): Promise<Page<Application>>;
  /** Those under review: whose promise is at risk first, then the longest waiting. */
  queue(filter: QueueFilter, page: PageArguments): Promise<Page<Application>>;
  /** Returns whose period is over. */
  findUnanswered(now: Date, limit: number): Promise<string[]>;
  /** What documents ask of the applications that they are attached to (MEM-05). */
  readonly documentPorts: {
    /** Those with a document that a member of staff has claimed, or on which an opinion is wanted. */
    withDocument(documentId: string, staffAccountId: string): Promise<Application[]>;
    /** Whether one was handed in. */
    inUse(documentId: string): Promise<boolean>;
  };
  /** What a reviewer has claimed of a practitioner, at most 100. */
  findClaimed(reviewerId: string, practitionerId: string): Promise<string[]>;
  /** Claims whose working hours are over. */
  findLapsedClaims(now: Date, limit: number): Promise<string[]>;
  /** Those in hand whose promise was reckoned by office hours of before a version, or not at all. */
  findByOldHours(version: number, limit: number): Promise<string[]>;
  /** Those whose leads have to be told of their promise. */
  findAtRisk(today: Day, limit: number): Promise<string[]>;
  /** Promises of a service, counted. */
  readonly countPromises: CountPromises;
  /** Drafts that were written under other rules than those in force. */
  findOnOldRules(inForce: readonly Pick<Service, 'code' | 'version'>[], limit: number): Promise<string[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
}

/** Rows of before services had versions, documents, promises, exceptions and appeals, and reviewers a desk. */
const open = (row: Application): Application => ({
  ...row,
  rulesVersion: row.rulesVersion ?? 1,
  attachments: row.attachments ?? [],
  category: row.category ?? null,
  opinions: row.opinions ?? [],
  ticks: row.ticks ?? [],
  queueKey: row.queueKey ?? null,
  promise: row.promise ?? null,
  prolonged: row.prolonged ?? null,
  waived: row.waived ?? [],
  feeReturned: row.feeReturned ?? false,
});

/** The conditions of a queue; those of the skills add up to that on the service. */
const queueFilter = (asked: QueueFilter): object => {
  const { service, claimedBy, waitingSince, promisedUntil, skills, opinionWanted, notOf } = asked;
  const conditions = [
    service && { service },
    claimedBy && { 'claim.reviewerId': claimedBy },
    waitingSince && { queuedAt: { $lte: waitingSince } },
    promisedUntil && { 'promise.by': { $lte: promisedUntil } },
    skills?.services.length && { service: { $in: skills.services } },
    // One whose category was not kept is anybody's work.
    skills?.categories.length && { category: { $in: [...skills.categories, null] } },
    opinionWanted && { opinions: { $elemMatch: { given: null, askedBy: { $ne: notOf.id } } } },
    { accountId: { $ne: notOf.id } },
    notOf.relatives.length && { practitionerId: { $nin: notOf.relatives.map(({ practitionerId }) => practitionerId) } },
  ];
  return { status: 'UNDER_REVIEW', $and: conditions.filter((condition) => typeof condition === 'object') };
};

/** A step that decides is taken by journeys, which keep what it was decided on. @throws where another way takes it */
const assertKept = (before: Application, changed: Change<Application>): void => {
  const step = decidingStep(before, changed.state);
  if (step && !('decision' in changed)) throw new Error(`${step.what} is to be taken by journeys.advance`);
};

/** A document serves several applications, but not that many. */
const mostWithDocument = 100;

export const applicationRepository = ({ connection, outbox }: Parts): Applications => {
  const model = applicationModel(connection);
  const store = aggregateStore<Application>({ connection, model, outbox, open });
  const read = (row: unknown) => store.fromRow(row as Stored<Application>);

  const findOne = async (filter: object) => {
    const row = await model.findOne(filter).lean();
    return row ? read(row) : undefined;
  };
  const findOpen = (practitionerId: string, service: ServiceCode) =>
    findOne({ practitionerId, service, status: { $in: openStatuses } });

  const start = async (make: () => Change<Application>): Promise<Application> => {
    for (;;) {
      const draft = make();
      const open = await findOpen(draft.state.practitionerId, draft.state.service);
      if (open) throw new RuleViolation('APPLICATION_ALREADY_OPEN', { number: open.number });
      try {
        return await store.insert(draft);
      } catch (error) {
        // A racing start was faster, or the number is taken: look again.
        if (!isDuplicate(error, 'practitionerId') && !isDuplicate(error, 'number')) throw error;
      }
    }
  };

  return {
    ...store,
    update: (id, change, tx) =>
      store.update(
        id,
        async (before) => {
          const changed = await change(before);
          assertKept(before, changed);
          return changed;
        },
        tx,
      ),
    start,
    findOpen,
    findByNumber: (number) => findOne({ number }),
    openOf: (service) =>
      model
        .find({ service, status: { $in: openStatuses } })
        .sort({ _id: 1 })
        .lean()
        .cursor(inBatches)
        .map(read),
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean()).map(read),
    pageOf: ({ practitionerId, statuses, unsubmittedOf }, page) => {
      const handedIn = { $or: [{ submittedAt: { $ne: null } }, { accountId: unsubmittedOf }] };
      const filter = {
        practitionerId,
        ...(statuses && { status: { $in: statuses } }),
        ...(unsubmittedOf !== undefined && handedIn),
      };
      return findPage(model, filter, page, { direction: 'newest' }, read);
    },
    queue: (filter, page) => {
      const order = { by: 'queueKey', direction: 'oldest' } as const;
      return findPage(model, queueFilter(filter), page, order, read);
    },
    documentPorts: {
      withDocument: async (documentId, staffAccountId) => {
        const seen = [{ 'claim.reviewerId': staffAccountId }, { opinions: { $elemMatch: { given: null } } }];
        const rows = await model
          .find({ 'attachments.documentId': documentId, $or: seen })
          .sort({ _id: -1 })
          .limit(mostWithDocument)
          .lean();
        return rows.map(read);
      },
      inUse: async (documentId) =>
        (await model.exists({ 'attachments.documentId': documentId, status: { $ne: 'DRAFT' } })) !== null,
    },
    findUnanswered: (now, limit) => earliestIds(model, { status: 'RETURNED', dueAt: { $lt: now } }, 'dueAt', limit),
    findOnOldRules: async (inForce, limit) => {
      const old = inForce.map(({ code, version }) => ({ service: code, rulesVersion: { $ne: version } }));
      const rows = await model.find({ status: 'DRAFT', $or: old }, { _id: 1 }).limit(limit).lean();
      return rows.map(({ _id }) => _id);
    },
    findClaimed: async (reviewerId, practitionerId) => {
      const rows = await model.find({ practitionerId, 'claim.reviewerId': reviewerId }, { _id: 1 }).limit(100).lean();
      return rows.map(({ _id }) => _id);
    },
    findLapsedClaims: (now, limit) => earliestIds(model, { 'claim.until': { $lt: now } }, 'claim.until', limit),
    findByOldHours: (version, limit) => {
      const old = { status: { $in: [...inHandStatuses] }, 'promise.hoursVersion': { $not: { $gte: version } } };
      return earliestIds(model, old, 'promise.hoursVersion', limit);
    },
    findAtRisk: (today, limit) =>
      earliestIds(model, { 'promise.atRiskFrom': { $gt: '', $lte: today } }, 'promise.atRiskFrom', limit),
    countPromises: promiseCounts(model),
  };
};
