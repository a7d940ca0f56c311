import { aggregateStore, type AggregateStore, fromStored, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type Connection, Schema } from 'mongoose';
import type { Session } from '../domain/session';

const text = { type: String, required: true } as const;
const maybeText = { type: String, default: null } as const;
const date = { type: Date, required: true } as const;

/** An ended session is kept for a while, so that a stolen token that comes late is still recognised. */
const keepEndedSeconds = 90 * 86_400;

const schema = new Schema<Stored<Session>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    refreshHash: text,
    rememberMe: { type: Boolean, required: true },
    device: maybeText,
    address: maybeText,
    createdAt: date,
    lastUsedAt: date,
    expiresAt: date,
    revokedAt: { type: Date, default: null },
  },
  { collection: 'sessions', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ accountId: 1, createdAt: -1, _id: -1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: keepEndedSeconds });

export interface SessionRepository extends AggregateStore<Session> {
  /** The sessions of an account that are signed in now, newest first. */
  findLive(accountId: string, now: Date, limit: number): Promise<Session[]>;
}

export const sessionRepository = (connection: Connection, outbox: Outbox): SessionRepository => {
  const model = connection.model<Stored<Session>>('Session', schema);
  return {
    ...aggregateStore<Session>({ connection, model, outbox }),
    findLive: async (accountId, now, limit) => {
      const rows = await model
        .find({ accountId, revokedAt: null, expiresAt: { $gte: now } })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean<Stored<Session>[]>();
      return rows.map((row) => fromStored<Session>(row));
    },
  };
};
