import { aggregateStore, type AggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import type { UserNameRequest } from '../domain/user-name-request';
import { codeSchema, takeTryOf } from './code-tries';

const schema = new Schema<Stored<UserNameRequest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: maybeText,
    way: { type: String, enum: ['NUMBERS', 'MOBILE'], required: true },
    code: { type: codeSchema, required: true },
    requestedAt: date,
  } satisfies EveryField<Stored<UserNameRequest>>,
  { collection: 'user-name-requests', versionKey: false, strict: 'throw', minimize: false },
)
  // By the machine's time, as the store clears away; no business of the domain.
  .add(new Schema({ storedAt: { type: Date, default: () => new Date() } }, { _id: false }))
  .index({ storedAt: 1 }, { expireAfterSeconds: 86_400 });

export interface UserNameRequestRepository extends AggregateStore<UserNameRequest> {
  /** Takes one try of the code before it is judged. @returns undefined where none can be taken now (IDN-12) */
  takeTry(id: string, now: Date): Promise<UserNameRequest | undefined>;
  /** Uses a request up; false where somebody was faster. */
  use(id: string, tx: Transaction): Promise<boolean>;
}

export const userNameRequestRepository = (ground: Ground): UserNameRequestRepository => {
  const model = ground.connection.model<Stored<UserNameRequest>>('UserNameRequest', schema);
  return {
    ...aggregateStore<UserNameRequest>({ ...ground, model }),
    takeTry: (id, now) => takeTryOf(model, id, now),
    use: async (id, tx) => (await model.deleteOne({ _id: id }, { session: tx })).deletedCount === 1,
  };
};
