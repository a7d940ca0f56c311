import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { plainly } from '@mumaris/kit/text/plain';
import { type Connection, Schema } from 'mongoose';
import type { Rules } from '../domain/rules';

/** A device that its account's owner used; only the hash of what the device keeps lies here. */
interface KnownDevice {
  readonly id: string;
  readonly accountId: string;
}

interface KnownDeviceRow {
  _id: string;
  accountId: string;
  usedAt: Date;
  /** By the machine's time, as the store clears away. */
  endsAt: Date;
}

const schema = new Schema<KnownDeviceRow>(
  { _id: text, accountId: text, usedAt: date, endsAt: date } satisfies EveryField<KnownDeviceRow>,
  { collection: 'known-devices', versionKey: false, strict: 'throw' },
)
  .index({ accountId: 1, usedAt: -1 })
  .index({ endsAt: 1 }, { expireAfterSeconds: 0 });

/**
 * The devices from which an account's owner gets in however many wrong passwords strangers enter (IDN-12): each keeps a
 * token, by which its own tries are counted.
 */
export interface KnownDevices {
  /** The device of an account that keeps this token. */
  find(token: string | null | undefined, accountId: string): Promise<KnownDevice | undefined>;
  /** Keeps the device with this token, or a new one, for another year. @returns the token that it keeps */
  keep(token: string | null | undefined, accountId: string, tx: Transaction): Promise<string>;
  forget(id: string): Promise<void>;
  forgetAllOf(accountId: string, tx: Transaction): Promise<void>;
}

const tokenBytes = 32;
const idOf = (token: string) => createHash('sha256').update(plainly(token)).digest('base64url');

export const createKnownDevices = (
  connection: Connection,
  { deviceDays, devicesPerAccount }: Rules['logIn'],
): KnownDevices => {
  const model = connection.model<KnownDeviceRow>('KnownDevice', schema);
  const times = () => ({ usedAt: new Date(), endsAt: new Date(Date.now() + deviceDays * 86_400_000) });
  /** An account has so many devices; of more, the one that was not used for longest is forgotten. */
  const trim = async (accountId: string, tx: Transaction) => {
    const tooMany = model.find({ accountId }, { _id: 1 }).sort({ usedAt: -1 }).skip(devicesPerAccount);
    const ids = (await tooMany.session(tx).lean()).map(({ _id }) => _id);
    if (ids.length) await model.deleteMany({ _id: { $in: ids } }, { session: tx });
  };
  return {
    find: async (token, accountId) => {
      if (!token) return undefined;
      const row = await model.findOne({ _id: idOf(token), accountId }).lean<KnownDeviceRow | null>();
      return row ? { id: row._id, accountId } : undefined;
    },
    keep: async (token, accountId, tx) => {
      const known =
        token && (await model.updateOne({ _id: idOf(token), accountId }, { $set: times() }, { session: tx }));
      if (token && known && known.matchedCount) return token;
      const fresh = `dev_${randomBytes(tokenBytes).toString('base64url')}`;
      await model.create([{ _id: idOf(fresh), accountId, ...times() }], { session: tx });
      await trim(accountId, tx);
      return fresh;
    },
    forget: async (id) => {
      await model.deleteOne({ _id: id });
    },
    forgetAllOf: async (accountId, tx) => {
      await model.deleteMany({ accountId }, { session: tx });
    },
  };
};
