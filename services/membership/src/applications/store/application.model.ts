import { bothLanguages, type EveryField } from '@mumaris/kit/mongo/fields';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { actors, applicationStatuses, professionalCategories, reviewOutcomes } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Application, ApplicationPromise } from '../domain/application';
import { inHandStatuses, openStatuses } from '../domain/lifecycle';
import { happenings } from '../domain/happening';
import type { Waiver } from '../domain/waiver';

type ApplicationRow = Stored<Application>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const answer = new Schema(
  {
    question: { type: String, required: true },
    value: { type: String, required: true },
    row: { type: Number },
  } satisfies EveryField<Application['answers'][number]>,
  part,
);

const deficiency = new Schema(
  {
    text: { type: bothLanguages, required: true },
    question: { type: String, default: null },
    document: { type: String, default: null },
  } satisfies EveryField<Application['deficiencies'][number]>,
  part,
);

const attachment = new Schema(
  {
    slot: { type: String, required: true },
    documentId: { type: String, required: true },
  } satisfies EveryField<Application['attachments'][number]>,
  part,
);

const claim = new Schema(
  {
    reviewerId: { type: String, required: true },
    since: { type: Date, required: true },
    until: { type: Date, required: true },
  } satisfies EveryField<NonNullable<Application['claim']>>,
  part,
);

const timelineEntry = new Schema(
  {
    at: { type: Date, required: true },
    actor: { type: String, enum: actors, required: true },
    actorId: { type: String, default: null },
    status: { type: String, enum: applicationStatuses, required: true },
    what: { type: String, enum: happenings, required: true },
    details: { type: Object, required: true },
  } satisfies EveryField<Application['timeline'][number]>,
  part,
);

const remark = new Schema(
  {
    at: { type: Date, required: true },
    reviewerId: { type: String, required: true },
    text: { type: String, required: true },
  } satisfies EveryField<Application['remarks'][number]>,
  part,
);

const given = new Schema(
  {
    by: { type: String, required: true },
    at: { type: Date, required: true },
    advice: { type: String, enum: reviewOutcomes, required: true },
    text: { type: String, required: true },
  } satisfies EveryField<NonNullable<Application['opinions'][number]['given']>>,
  part,
);

const opinion = new Schema(
  {
    askedBy: { type: String, required: true },
    askedAt: { type: Date, required: true },
    question: { type: String, required: true },
    given: { type: given, default: null },
  } satisfies EveryField<Application['opinions'][number]>,
  part,
);

const tick = new Schema(
  {
    requirement: { type: String, required: true },
    ok: { type: Boolean, required: true },
    reviewerId: { type: String, required: true },
    at: { type: Date, required: true },
  } satisfies EveryField<Application['ticks'][number]>,
  part,
);

const promise = new Schema(
  {
    state: { type: String, enum: ['RUNNING', 'STOPPED', 'KEPT', 'MISSED', 'WITHDRAWN'], required: true },
    by: { type: String, required: true },
    hoursVersion: { type: Number, required: true },
    atRiskFrom: { type: String, default: null },
    escalatedAt: { type: Date, default: null },
    decidedOn: { type: String, default: null },
    workingDays: { type: Number, default: null },
  } satisfies EveryField<ApplicationPromise>,
  part,
);

const prolonged = new Schema(
  {
    exceptionId: { type: String, required: true },
    firstDueAt: { type: Date, required: true },
  } satisfies EveryField<NonNullable<Application['prolonged']>>,
  part,
);

const waiver = new Schema(
  {
    exceptionId: { type: String, required: true },
    requirement: { type: String, required: true },
    why: { type: bothLanguages, required: true },
    from: { type: String, required: true },
    until: { type: String, required: true },
  } satisfies EveryField<Waiver>,
  part,
);

const schema = new Schema<ApplicationRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    number: { type: String, required: true },
    service: { type: String, required: true },
    practitionerId: { type: String, required: true },
    accountId: { type: String, required: true },
    category: { type: String, enum: [...professionalCategories, null], default: null },
    status: { type: String, enum: applicationStatuses, required: true },
    rulesVersion: { type: Number, required: true },
    answers: { type: [answer], required: true },
    attachments: { type: [attachment], required: true },
    deficiencies: { type: [deficiency], required: true },
    claim: { type: claim, default: null },
    timeline: { type: [timelineEntry], required: true },
    remarks: { type: [remark], required: true },
    opinions: { type: [opinion], required: true },
    ticks: { type: [tick], required: true },
    dueAt: { type: Date, default: null },
    prolonged: { type: prolonged, default: null },
    waived: { type: [waiver], required: true },
    feeDueAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    submittedAt: { type: Date, default: null },
    queuedAt: { type: Date, default: null },
    queueKey: { type: String, default: null },
    promise: { type: promise, default: null },
    approvedAt: { type: Date, default: null },
    nonCompliance: { type: Boolean, default: null },
    feeReturned: { type: Boolean, default: false },
    credentialId: { type: String, default: null },
  } satisfies EveryField<ApplicationRow>,
  { collection: 'applications', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  // MEM-27: the store itself knows one open application of a practitioner and service.
  .index(
    { practitionerId: 1, service: 1 },
    { unique: true, partialFilterExpression: { status: { $in: [...openStatuses] } } },
  )
  .index({ practitionerId: 1, _id: -1 })
  .index({ service: 1, rulesVersion: 1 }, { partialFilterExpression: { status: 'DRAFT' } })
  .index({ 'attachments.documentId': 1 })
  // Workload: what reviewers did in the last weeks.
  .index({ updatedAt: 1 })
  .index({ queueKey: 1, _id: 1 }, { partialFilterExpression: { status: 'UNDER_REVIEW' } })
  .index({ service: 1, queueKey: 1, _id: 1 }, { partialFilterExpression: { status: 'UNDER_REVIEW' } })
  .index({ 'promise.hoursVersion': 1 }, { partialFilterExpression: { status: { $in: [...inHandStatuses] } } })
  .index({ 'promise.atRiskFrom': 1 }, { partialFilterExpression: { 'promise.atRiskFrom': { $gt: '' } } })
  // The public figures are counted by these two alone.
  .index(
    { service: 1, 'promise.decidedOn': 1, 'promise.state': 1, 'promise.workingDays': 1 },
    { partialFilterExpression: { 'promise.decidedOn': { $gt: '' } } },
  )
  .index(
    { service: 1, 'promise.state': 1, 'promise.by': 1 },
    { partialFilterExpression: { 'promise.state': 'RUNNING' } },
  )
  .index({ dueAt: 1 }, { partialFilterExpression: { status: 'RETURNED' } })
  // What exceptions stand on, and what can still be changed.
  .index({ 'prolonged.exceptionId': 1 }, { partialFilterExpression: { 'prolonged.exceptionId': { $gt: '' } } })
  .index({ 'waived.exceptionId': 1 }, { partialFilterExpression: { 'waived.exceptionId': { $gt: '' } } })
  .index({ service: 1, status: 1, number: 1 })
  .index({ 'claim.until': 1 }, { partialFilterExpression: { 'claim.until': { $exists: true } } });

export const applicationModel = (connection: Connection): Model<ApplicationRow> =>
  connection.model<ApplicationRow>('Application', schema);
