import type { Change } from '@mumaris/kit/change';
import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { professionalCategories } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import { newReviewer, type Reviewer } from '../domain/reviewer';

type ReviewerRow = Stored<Reviewer>;

const relative = new Schema(
  { practitionerId: text, fileNumber: text, declaredAt: { type: Date, required: true } } satisfies EveryField<
    Reviewer['relatives'][number]
  >,
  { _id: false, strict: 'throw' },
);

const schema = new Schema<ReviewerRow>(
  {
    _id: text,
    version: { type: Number, required: true },
    reviews: { type: Boolean, required: true },
    leads: { type: Boolean, required: true },
    services: { type: [String], required: true },
    categories: { type: [String], enum: professionalCategories, required: true },
    relatives: { type: [relative], required: true },
  } satisfies EveryField<ReviewerRow>,
  { collection: 'reviewers', versionKey: false, strict: 'throw' },
)
  .index({ reviews: 1, _id: 1 })
  .index({ leads: 1 }, { partialFilterExpression: { leads: true } });

export interface Reviewers extends AggregateStore<Reviewer> {
  /** As the reviewer is known; of whom nothing was said yet has every skill and no relative. */
  of(accountId: string, tx?: Transaction): Promise<Reviewer>;
  /** Changes a reviewer, who is known from then on. @throws as the change does */
  change(accountId: string, change: (reviewer: Reviewer) => Change<Reviewer>, tx?: Transaction): Promise<Reviewer>;
  /** Those who review now, oldest account first. */
  page(page: PageArguments): Promise<Page<Reviewer>>;
  /** The accounts of those who lead now, at most 100. */
  leads(): Promise<string[]>;
}

export const reviewerRepository = (ground: Ground): Reviewers => {
  const model = ground.connection.model<ReviewerRow>('Reviewer', schema);
  const store = aggregateStore<Reviewer>({ ...ground, model });

  const change: Reviewers['change'] = async (accountId, make, tx) => {
    if (await store.find(accountId, tx)) return store.update(accountId, make, tx);
    try {
      return await store.insert(make(newReviewer(accountId)), tx);
    } catch (error) {
      if (tx || !isDuplicate(error)) throw error;
      return store.update(accountId, make);
    }
  };

  return {
    ...store,
    change,
    of: async (accountId, tx) => (await store.find(accountId, tx)) ?? newReviewer(accountId),
    page: (page) => findPage(model, { reviews: true }, page, { direction: 'oldest' }, store.fromRow),
    leads: async () => (await model.find({ leads: true }, { _id: 1 }).limit(100).lean()).map(({ _id }) => _id),
  };
};
