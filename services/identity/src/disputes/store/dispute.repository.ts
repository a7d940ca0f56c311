import { aggregateStore, type AggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { idNumberDisputeStatuses } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { IdNumberDispute } from '../domain/id-number-dispute';

/** As long as the records of a closed account at least (rules/records.yaml); an open one is kept. */
const keepDecidedSeconds = 11 * 366 * 86_400;

const schema = new Schema<Stored<IdNumberDispute>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    idNumber: text,
    status: { type: String, enum: idNumberDisputeStatuses, required: true },
    reason: text,
    openedBy: text,
    openedAt: date,
    decision: maybeText,
    decidedBy: maybeText,
    decidedAt: maybeDate,
  } satisfies EveryField<Stored<IdNumberDispute>>,
  { collection: 'id-number-disputes', versionKey: false, strict: 'throw', minimize: false },
)
  // One open dispute an account, also when two are opened at once.
  .index({ accountId: 1 }, { unique: true, partialFilterExpression: { status: 'OPEN' } })
  .index({ status: 1, openedAt: 1, _id: 1 })
  .index({ decidedAt: 1 }, { expireAfterSeconds: keepDecidedSeconds });

export interface DisputeRepository extends AggregateStore<IdNumberDispute> {
  /** Those that wait for a decision, oldest first. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments): Promise<Page<IdNumberDispute>>;
}

export const disputeRepository = (ground: Ground): DisputeRepository => {
  const model = ground.connection.model<Stored<IdNumberDispute>>('IdNumberDispute', schema);
  const store = aggregateStore<IdNumberDispute>({ ...ground, model });
  return {
    ...store,
    page: (page) => findPage(model, { status: 'OPEN' }, page, { by: 'openedAt', direction: 'oldest' }, store.fromRow),
  };
};
