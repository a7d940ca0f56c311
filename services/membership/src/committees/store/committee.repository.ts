import type { Change } from '@mumaris/kit/change';
import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { Schema } from 'mongoose';
import type { Committee, Membership } from '../domain/committee';

type Row = Stored<Committee>;

const membership = new Schema(
  {
    accountId: text,
    name: { type: Object, default: null },
    from: text,
    until: text,
    chairs: { type: Boolean, required: true },
    appointedBy: text,
    appointedAt: date,
  } satisfies EveryField<Membership>,
  { _id: false, strict: 'throw' },
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: { type: Number, required: true },
    memberships: { type: [membership], required: true },
  } satisfies EveryField<Row>,
  { collection: 'committees', versionKey: false, strict: 'throw' },
).index({ 'memberships.accountId': 1 });

/** The committees by their codes; one to which nobody was appointed yet is empty. */
export interface Committees extends Pick<AggregateStore<Committee>, 'model' | 'get'> {
  of(code: string, tx?: Transaction): Promise<Committee>;
  /** @throws as the change does */
  change(code: string, change: (committee: Committee) => Change<Committee>): Promise<Committee>;
}

export const committeeRepository = (ground: Ground): Committees => {
  const store = aggregateStore<Committee>({ ...ground, model: ground.connection.model<Row>('Committee', schema) });
  const empty = (id: string): Committee => ({ id, memberships: [] });
  return {
    model: store.model,
    get: store.get,
    of: async (code, tx) => (await store.find(code, tx)) ?? empty(code),
    change: async (code, change) => {
      if (await store.find(code)) return store.update(code, change);
      try {
        return await store.insert(change(empty(code)));
      } catch (error) {
        // Somebody else was the first to appoint a member.
        if (!isDuplicate(error)) throw error;
        return store.update(code, change);
      }
    },
  };
};
