import { type Connection, type Model, Schema } from 'mongoose';
import { date, type EveryField, maybeText, text } from '../mongo/fields';
import { modelOf } from '../mongo/model-of';

/** A change that a request with a key made: which aggregate, by its model's name and its id. */
export interface Changed {
  readonly model: string;
  readonly id: string;
}

/** What became of a request that was sent with an idempotency key. */
export interface KeyRow {
  _id: string;
  /** A keyed hash of the request, so that another one under the same key is seen. */
  requestHash: string;
  /** Who carries it out; nobody once it is done. */
  owner: string | null;
  /** Until when the owner is taken to be alive. */
  leaseUntil: Date;
  /** What it has changed, written in the transactions of the changes. */
  changed: Changed[];
  /** The answer, encrypted, as it may hold secrets; null until it is done. */
  answer: string | null;
  expiresAt: Date;
}

const changed = new Schema<Changed>({ model: text, id: text } satisfies EveryField<Changed>, {
  _id: false,
  id: false,
  strict: 'throw',
});

const schema = new Schema<KeyRow>(
  {
    _id: text,
    requestHash: text,
    owner: maybeText,
    leaseUntil: date,
    changed: { type: [changed], required: true },
    answer: maybeText,
    expiresAt: date,
  } satisfies EveryField<KeyRow>,
  { collection: 'idempotency-keys', versionKey: false, strict: 'throw', minimize: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const keyModel = (connection: Connection): Model<KeyRow> => modelOf(connection, 'IdempotencyKey', schema);
