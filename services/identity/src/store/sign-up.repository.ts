import {
  aggregateStore,
  type AggregateStore,
  fromStored,
  type Ground,
  type Stored,
} from '@mumaris/kit/mongo/aggregate-store';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import type { SignUp } from '../domain/sign-up';
import { codeSchema, takeTryOf } from './code-tries';

const link = new Schema({ hash: text, expiresAt: date, followedAt: maybeDate }, { _id: false, strict: 'throw' });

const reach = new Schema(
  {
    contact: text,
    language: text,
    email: { type: Boolean, required: true },
    mobile: { type: Boolean, required: true },
  },
  { _id: false, strict: 'throw' },
);

const schema = new Schema<Stored<SignUp>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: maybeText,
    sentTo: { email: text, mobile: text },
    code: { type: codeSchema, required: true },
    link: { type: link, default: null },
    mobileConfirmed: { type: Boolean, default: false },
    reach: { type: reach, required: true },
    resentAt: { type: [Date], required: true },
    createdAt: date,
    dueAt: date,
  } satisfies EveryField<Stored<SignUp>>,
  { collection: 'sign-ups', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ 'link.hash': 1 }, { unique: true, partialFilterExpression: { 'link.hash': { $type: 'string' } } })
  .index({ accountId: 1 })
  .index({ dueAt: 1 });

export interface SignUpRepository extends AggregateStore<SignUp> {
  /** Takes one try of the code before it is judged. @returns undefined where none can be taken now (IDN-12) */
  takeTry(id: string, now: Date): Promise<SignUp | undefined>;
  findByLink(linkHash: string): Promise<SignUp | undefined>;
  findDue(now: Date, limit: number): Promise<string[]>;
  remove(id: string, tx: Transaction): Promise<void>;
  /** Forgets the sign-ups of an account that is gone. */
  removeOf(accountId: string, tx: Transaction): Promise<void>;
}

export const signUpRepository = (ground: Ground): SignUpRepository => {
  const model = ground.connection.model<Stored<SignUp>>('SignUp', schema);
  const open = (row: Stored<SignUp> | null) => (row ? fromStored<SignUp>(row) : undefined);
  return {
    ...aggregateStore<SignUp>({ ...ground, model }),
    takeTry: (id, now) => takeTryOf(model, id, now),
    findByLink: async (linkHash) => open(await model.findOne({ 'link.hash': linkHash }).lean<Stored<SignUp> | null>()),
    findDue: (now, limit) => earliestIds(model, { dueAt: { $lt: now } }, 'dueAt', limit),
    removeOf: async (accountId, tx) => {
      await model.deleteMany({ accountId }, { session: tx });
    },
    remove: async (id, tx) => {
      await model.deleteOne({ _id: id }, { session: tx });
    },
  };
};
