import {
  aggregateStore,
  type AggregateStore,
  fromStored,
  type Ground,
  type Stored,
} from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import type { Session } from '../domain/session';
import type { KnownDevices } from './known-device.repository';
import type { RevocationRepository } from './revocation.repository';

/** An ended session is kept for a while, so that a stolen token that comes late is still recognised. */
const keepEndedSeconds = 90 * 86_400;

const refreshToken = new Schema({ hash: text, usedAt: maybeDate }, { _id: false, strict: 'throw' });

const schema = new Schema<Stored<Session>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    refreshTokens: { type: [refreshToken], required: true },
    rememberMe: { type: Boolean, required: true },
    secondFactorAt: maybeDate,
    ownerProvedAt: maybeDate,
    device: maybeText,
    deviceKey: { type: String, default: '' },
    address: maybeText,
    createdAt: date,
    lastUsedAt: date,
    expiresAt: date,
    revokedAt: maybeDate,
  } satisfies EveryField<Stored<Session>>,
  { collection: 'sessions', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ accountId: 1, createdAt: -1, _id: -1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: keepEndedSeconds });

export interface SessionRepository extends AggregateStore<Session> {
  /** The sessions of an account that are signed in now, newest first. */
  findLive(accountId: string, now: Date, limit: number): Promise<Session[]>;
  /** The sessions of an account that are kept, ended ones too, newest first. */
  findNewest(accountId: string, limit: number): Promise<Session[]>;
  /** Whether an account has signed in before, and whether with this kind of device. */
  knownDevice(accountId: string, deviceKey: string, tx: Transaction): Promise<{ any: boolean; this: boolean }>;
  /** Ends one session; its tokens are refused. Ending it twice changes nothing. */
  end(id: string, now: Date, tx: Transaction): Promise<void>;
  /** Ends every live session of an account but `except`; no device of it is known any more. @returns how many */
  endAll(accountId: string, now: Date, tx: Transaction, except?: string): Promise<number>;
}

export const sessionRepository = (
  ground: Ground,
  revocations: RevocationRepository,
  knownDevices: KnownDevices,
): SessionRepository => {
  const model = ground.connection.model<Stored<Session>>('Session', schema);
  const has = async (filter: object, tx: Transaction) => Boolean(await model.exists(filter).session(tx));
  const endThose = async (filter: object, now: Date, tx: Transaction): Promise<number> => {
    const live = await model
      .find({ ...filter, revokedAt: null }, { _id: 1 })
      .session(tx)
      .lean();
    const ids = live.map(({ _id }) => _id);
    const ended = { $set: { revokedAt: now }, $inc: { version: 1 } };
    await model.updateMany({ _id: { $in: ids } }, ended, { session: tx });
    await revocations.add(ids, tx);
    return ids.length;
  };
  const newest = async (filter: object, limit: number): Promise<Session[]> => {
    const rows = await model.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<Stored<Session>[]>();
    return rows.map((row) => fromStored<Session>(row));
  };
  return {
    ...aggregateStore<Session>({ ...ground, model }),
    findLive: (accountId, now, limit) => newest({ accountId, revokedAt: null, expiresAt: { $gte: now } }, limit),
    findNewest: (accountId, limit) => newest({ accountId }, limit),
    knownDevice: async (accountId, deviceKey, tx) => ({
      any: await has({ accountId }, tx),
      this: await has({ accountId, deviceKey }, tx),
    }),
    end: async (id, now, tx) => {
      await endThose({ _id: id }, now, tx);
    },
    endAll: async (accountId, now, tx, except) => {
      await knownDevices.forgetAllOf(accountId, tx);
      const others = except === undefined ? {} : { _id: { $ne: except } };
      return endThose({ accountId, expiresAt: { $gte: now }, ...others }, now, tx);
    },
  };
};
