import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import {
  conditionKinds,
  interimEnds,
  type SanctionCaseStatus,
  sanctionCaseStatuses,
  sanctionKinds,
} from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Sanction } from '../domain/sanction';
import type {
  CaseAnswer,
  CaseDecision,
  InterimReview,
  InterimSuspension,
  Proposal,
  SanctionCase,
} from '../domain/sanction-case';

type Row = Stored<SanctionCase>;

const part = { _id: false, id: false, strict: 'throw', minimize: false } as const;
const both = { type: bothLanguages, required: true };

const condition = new Schema(
  { kind: { type: String, enum: conditionKinds, required: true }, wording: both } satisfies EveryField<
    NonNullable<Sanction['condition']>
  >,
  part,
);
const sanction = new Schema(
  {
    kind: { type: String, enum: sanctionKinds, required: true },
    until: maybeText,
    condition: { type: condition, default: null },
  } satisfies EveryField<Sanction>,
  part,
);
const answer = new Schema({ at: date, text, documentIds: [text] } satisfies EveryField<CaseAnswer>, part);
const review = new Schema({ by: text, at: date, reason: both } satisfies EveryField<InterimReview>, part);
const ended = new Schema(
  { at: date, why: { type: String, enum: interimEnds, required: true } } satisfies EveryField<
    NonNullable<InterimSuspension['ended']>
  >,
  part,
);
const interim = new Schema(
  {
    reason: both,
    proposedBy: text,
    proposedAt: date,
    confirmedBy: maybeText,
    confirmedAt: maybeDate,
    reviewUntil: maybeDate,
    reviews: { type: [review], required: true },
    ended: { type: ended, default: null },
  } satisfies EveryField<InterimSuspension>,
  part,
);
const proposal = new Schema(
  {
    sanction: { type: sanction, required: true },
    by: text,
    at: date,
    carried: { type: Boolean, default: null },
  } satisfies EveryField<Proposal>,
  part,
);
const decision = new Schema(
  {
    id: text,
    sanction: { type: sanction, required: true },
    reason: both,
    at: date,
    toldAt: date,
    credentialIds: [text],
    annulledAt: maybeDate,
  } satisfies EveryField<CaseDecision>,
  part,
);
const closed = new Schema(
  { reason: both, by: maybeText, at: date } satisfies EveryField<NonNullable<SanctionCase['closed']>>,
  part,
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    number: text,
    practitionerId: text,
    accountId: text,
    holder: both,
    status: { type: String, enum: sanctionCaseStatuses, required: true },
    ground: text,
    particulars: both,
    openedBy: text,
    openedAt: date,
    toldAt: maybeDate,
    answerUntil: maybeDate,
    answers: { type: [answer], required: true },
    interim: { type: interim, default: null },
    proposals: { type: [proposal], required: true },
    decisions: { type: [decision], required: true },
    closed: { type: closed, default: null },
  } satisfies EveryField<Row>,
  { collection: 'sanction_cases', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ practitionerId: 1, _id: -1 })
  .index({ status: 1, _id: 1 })
  .index({ 'answers.documentIds': 1 })
  // Interim suspensions that run.
  .index({ 'interim.reviewUntil': 1 });

/** The cases against practitioners (MEM-66). */
export interface SanctionCases extends AggregateStore<SanctionCase> {
  byIds(ids: readonly string[]): Promise<SanctionCase[]>;
  /** Of practitioners, the newest first, at most 200. */
  ofPractitioners(ids: readonly string[], tx?: Transaction): Promise<SanctionCase[]>;
  /** The oldest first, without those against an account. @throws RuleViolation BAD_PAGE */
  page(
    statuses: readonly SanctionCaseStatus[] | undefined,
    butOf: string,
    page: PageArguments,
  ): Promise<Page<SanctionCase>>;
  /** Those whose practitioner was given notice. @throws RuleViolation BAD_PAGE */
  toldTo(practitionerId: string, page: PageArguments): Promise<Page<SanctionCase>>;
  /** Those whose interim suspension nobody has reviewed in time. */
  findUnreviewed(now: Date, limit: number): Promise<string[]>;
  withDocument(documentId: string): Promise<SanctionCase[]>;
}

const most = 200;

export const caseRepository = (ground: Ground): SanctionCases => {
  const model = ground.connection.model<Row>('SanctionCase', schema);
  const store = aggregateStore<SanctionCase>({ ...ground, model });
  const read = async (filter: object, tx?: Transaction) =>
    (
      await model
        .find(filter)
        .session(tx ?? null)
        .sort({ _id: -1 })
        .limit(most)
        .lean<Row[]>()
    ).map(store.fromRow);
  return {
    ...store,
    byIds: (ids) => read({ _id: { $in: ids } }),
    ofPractitioners: (ids, tx) => read({ practitionerId: { $in: ids } }, tx),
    withDocument: (documentId) => read({ 'answers.documentIds': documentId }),
    page: (statuses, butOf, page) => {
      const filter = { accountId: { $ne: butOf }, ...(statuses && { status: { $in: statuses } }) };
      return findPage(model, filter, page, { direction: 'oldest' }, store.fromRow);
    },
    toldTo: (practitionerId, page) =>
      findPage(model, { practitionerId, toldAt: { $ne: null } }, page, { direction: 'newest' }, store.fromRow),
    findUnreviewed: (now, limit) =>
      earliestIds(model, { 'interim.reviewUntil': { $gt: new Date(0), $lt: now } }, 'interim.reviewUntil', limit),
  };
};
