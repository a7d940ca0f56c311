import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { appealOutcomes, type AppealStatus, appealStatuses, appealSubjects } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Appeal, AppealProposal } from '../domain/appeal';

type Row = Stored<Appeal>;

const part = { _id: false, strict: 'throw', minimize: false } as const;

const proposal = new Schema(
  {
    outcome: { type: String, enum: appealOutcomes, required: true },
    reason: { type: bothLanguages, required: true },
    by: text,
    at: date,
  } satisfies EveryField<AppealProposal>,
  part,
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    number: text,
    subject: { type: String, enum: appealSubjects, required: true },
    subjectId: text,
    subjectNumber: text,
    decisionId: text,
    practitionerId: text,
    accountId: text,
    holder: { type: bothLanguages, required: true },
    toldAt: date,
    tookPart: { type: [String], required: true },
    status: { type: String, enum: appealStatuses, required: true },
    grounds: text,
    documentIds: { type: [String], required: true },
    lodgedAt: date,
    proposal: { type: proposal, default: null },
    decided: { type: new Schema({ by: text, at: date }, part), default: null },
  } satisfies EveryField<Row>,
  { collection: 'appeals', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  // Each decision is appealed once (MEM-33).
  .index({ decisionId: 1 }, { unique: true })
  .index({ subjectId: 1, _id: -1 })
  .index({ status: 1, _id: 1 })
  .index({ documentIds: 1 });

/** Appeals of decisions (MEM-33). */
export interface Appeals extends AggregateStore<Appeal> {
  /** Of what was decided on, the newest first, at most 200. */
  ofSubjects(ids: readonly string[]): Promise<Appeal[]>;
  withDocument(documentId: string): Promise<Appeal[]>;
  /** The oldest first, without those of an account. @throws RuleViolation BAD_PAGE */
  page(statuses: readonly AppealStatus[] | undefined, butOf: string, page: PageArguments): Promise<Page<Appeal>>;
}

const most = 200;

export const appealRepository = (ground: Ground): Appeals => {
  const model = ground.connection.model<Row>('Appeal', schema);
  const store = aggregateStore<Appeal>({ ...ground, model });
  const read = async (filter: object) =>
    (await model.find(filter).sort({ _id: -1 }).limit(most).lean<Row[]>()).map(store.fromRow);
  return {
    ...store,
    ofSubjects: (ids) => read({ subjectId: { $in: ids } }),
    withDocument: (documentId) => read({ documentIds: documentId }),
    page: (statuses, butOf, page) => {
      const filter = { accountId: { $ne: butOf }, ...(statuses && { status: { $in: statuses } }) };
      return findPage(model, filter, page, { direction: 'oldest' }, store.fromRow);
    },
  };
};
