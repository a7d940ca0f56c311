import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { verificationEntryKinds, verificationStatuses, writtenParts } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Consent } from '../domain/consent';
import type { AsWritten, Mismatch } from '../domain/mismatches';
import {
  type CaseStep,
  type Contradiction,
  openStatuses,
  type StoredReport,
  type VerificationCase,
} from '../domain/verification-case';

export type CaseRow = Stored<VerificationCase>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const texts = { type: bothLanguages, required: true };
const status = { type: String, enum: verificationStatuses, required: true } as const;

const asWritten = new Schema(
  { name: text, birthDate: maybeText, institution: maybeText } satisfies EveryField<AsWritten>,
  part,
);
const mismatch = new Schema(
  {
    part: { type: String, enum: writtenParts, required: true },
    why: texts,
    advice: texts,
  } satisfies EveryField<Mismatch>,
  part,
);
const consent = new Schema(
  { version: text, textSha256: text, at: date, bundle: text } satisfies EveryField<Consent>,
  part,
);
const appeal = new Schema(
  { at: date, grounds: text } satisfies EveryField<NonNullable<VerificationCase['appeal']>>,
  part,
);
const report = new Schema({ contentId: text, bytes: count, sha256: text } satisfies EveryField<StoredReport>, part);
const contradiction = new Schema({ status, at: date } satisfies EveryField<Contradiction>, part);
const step = new Schema({ at: date, status, action: text } satisfies EveryField<CaseStep>, part);

const schema = new Schema<CaseRow>(
  {
    _id: text,
    version: count,
    number: text,
    practitionerId: text,
    accountId: text,
    entryId: text,
    kind: { type: String, enum: verificationEntryKinds, required: true },
    entry: texts,
    status,
    documentIds: { type: [String], required: true },
    asWritten: { type: asWritten, required: true },
    mismatches: { type: [mismatch], required: true },
    consent: { type: consent, required: true },
    round: count,
    requestedAt: date,
    concludedAt: maybeDate,
    remark: maybeText,
    informationMissing: { type: Boolean, required: true },
    validUntil: maybeText,
    appeal: { type: appeal, default: null },
    report: { type: report, default: null },
    contradictions: { type: [contradiction], required: true },
    steps: { type: [step], required: true },
    askAt: maybeDate,
  } satisfies EveryField<CaseRow>,
  { collection: 'verification-cases', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ practitionerId: 1, _id: -1 })
  // One open case an entry, also when two are asked for at once.
  .index({ entryId: 1 }, { unique: true, partialFilterExpression: { status: { $in: [...openStatuses] } } })
  .index({ entryId: 1, status: 1 })
  .index({ documentIds: 1 })
  .index({ askAt: 1 }, { partialFilterExpression: { askAt: { $type: 'date' } } });

export const caseModel = (connection: Connection): Model<CaseRow> =>
  connection.model<CaseRow>('VerificationCase', schema);
