import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { bothLanguages, count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { examCorrectionTos, examOutcomes, professionalCategories } from '@mumaris/schemas';
import { type Model, Schema } from 'mongoose';
import { type Attempt, type Candidacy, candidacyStatuses, type Correction, type Remarking } from '../domain/candidacy';

export type CandidacyRow = Stored<Candidacy>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const texts = { type: bothLanguages, required: true } as const;
const flag = { type: Boolean, required: true } as const;

const correction = new Schema(
  {
    to: { type: String, enum: examCorrectionTos, required: true },
    reason: texts,
    proposedBy: text,
    proposedAt: date,
    decision: { type: new Schema({ agreed: flag, by: text, at: date }, part), default: null },
  } satisfies EveryField<Correction>,
  part,
);

const remarking = new Schema(
  {
    why: text,
    askedAt: date,
    answer: { type: new Schema({ stands: flag, text: texts, by: text, at: date }, part), default: null },
  } satisfies EveryField<Remarking>,
  part,
);

const attempt = new Schema(
  {
    number: count,
    sittingId: text,
    satAt: date,
    outcome: { type: String, enum: examOutcomes, required: true },
    recordedAt: date,
    recordedBy: maybeText,
    correction: { type: correction, default: null },
    remarking: { type: remarking, default: null },
  } satisfies EveryField<Attempt>,
  part,
);

const schema = new Schema<CandidacyRow>(
  {
    _id: text,
    version: count,
    applicationId: text,
    number: text,
    service: text,
    category: { type: String, enum: [...professionalCategories, null], default: null },
    exam: text,
    practitionerId: text,
    accountId: text,
    status: { type: String, enum: candidacyStatuses, required: true },
    booking: { type: new Schema({ sittingId: text, startsAt: date, at: date }, part), default: null },
    waitingFor: maybeText,
    attempts: { type: [attempt], required: true },
    fee: { type: new Schema({ requestedAt: date, settledAt: maybeDate }, part), default: null },
    settleAt: maybeDate,
    earlierPass: { type: new Schema({ applicationId: text, satAt: date }, part), default: null },
    openedAt: date,
  } satisfies EveryField<CandidacyRow>,
  { collection: 'exam_candidacies', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ practitionerId: 1, exam: 1, _id: -1 })
  .index({ settleAt: 1 }, { partialFilterExpression: { settleAt: { $gt: new Date(0) } } })
  // What waits for an examiner is among those that are open.
  .index({ openedAt: 1, _id: 1 }, { partialFilterExpression: { status: 'OPEN' } });

export const candidacyModel = (connection: Connection): Model<CandidacyRow> =>
  connection.model<CandidacyRow>('ExamCandidacy', schema);
