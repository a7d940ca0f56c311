import {
  aggregateStore,
  type AggregateStore,
  fromStored,
  type Ground,
  type Stored,
} from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { scopes } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { ApiClient } from '../domain/api-client';

const secret = new Schema(
  { id: text, hint: text, hash: maybeText, publicKey: { type: Object, default: null }, createdAt: date },
  { _id: false, id: false, strict: 'throw' },
);

const schema = new Schema<Stored<ApiClient>>(
  {
    _id: text,
    version: { type: Number, required: true },
    organisationId: text,
    name: text,
    scopes: { type: [String], enum: scopes, required: true },
    method: { type: String, enum: ['CLIENT_SECRET', 'PRIVATE_KEY_JWT'], required: true },
    secrets: { type: [secret], required: true },
    createdAt: date,
    lastUsedAt: maybeDate,
    revokedAt: maybeDate,
  } satisfies EveryField<Stored<ApiClient>>,
  { collection: 'api-clients', versionKey: false, strict: 'throw', minimize: false },
).index({ organisationId: 1, createdAt: 1, _id: 1 });

/** The clients of employers (PRT-01). */
export interface ApiClientRepository extends AggregateStore<ApiClient> {
  /** The clients of these employers, oldest first. The rules bound how many one employer has. */
  findOf(organisationIds: readonly string[]): Promise<ApiClient[]>;
  /** How many clients an employer has, ended ones too. */
  countOf(organisationId: string, tx: Transaction): Promise<number>;
  /** Notes that a client got a token. It is no change of the client: whoever changes it meanwhile is not held up. */
  noteUse(id: string, now: Date): Promise<void>;
}

export const apiClientRepository = (ground: Ground): ApiClientRepository => {
  const model = ground.connection.model<Stored<ApiClient>>('ApiClient', schema);
  return {
    ...aggregateStore<ApiClient>({ ...ground, model }),
    findOf: async (organisationIds) => {
      const rows = await model
        .find({ organisationId: { $in: [...organisationIds] } })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Stored<ApiClient>[]>();
      return rows.map((row) => fromStored<ApiClient>(row));
    },
    countOf: (organisationId, tx) => model.countDocuments({ organisationId }).session(tx),
    noteUse: async (id, now) => {
      await model.updateOne({ _id: id }, { $set: { lastUsedAt: now } });
    },
  };
};
