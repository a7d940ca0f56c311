import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { DeviceLink } from '../domain/device-link';

interface DeviceLinkRow extends Omit<DeviceLink, 'accountId'> {
  _id: string;
  /** By the machine's time, as the store clears away. */
  storedAt: Date;
}

const schema = new Schema<DeviceLinkRow>(
  {
    _id: text,
    linkHash: text,
    expiresAt: date,
    usesLeft: { type: Number, required: true },
    storedAt: date,
  } satisfies EveryField<DeviceLinkRow>,
  { collection: 'device-links', versionKey: false, strict: 'throw' },
)
  .index({ linkHash: 1 }, { unique: true })
  .index({ storedAt: 1 }, { expireAfterSeconds: 86_400 });

export interface DeviceLinkRepository {
  findByLink(linkHash: string): Promise<DeviceLink | undefined>;
  /** Keeps a link in place of the account's earlier one. */
  save(link: DeviceLink, tx: Transaction): Promise<void>;
  /** Takes one use of a link; false where there was none to take. */
  use(linkHash: string, tx: Transaction): Promise<boolean>;
}

export const deviceLinkRepository = (connection: Connection): DeviceLinkRepository => {
  const model = connection.model<DeviceLinkRow>('DeviceLink', schema);
  return {
    findByLink: async (linkHash) => {
      const row = await model.findOne({ linkHash }).lean<DeviceLinkRow | null>();
      if (!row) return undefined;
      const { _id: accountId, storedAt: _storedAt, ...rest } = row;
      return { accountId, ...rest };
    },
    save: async ({ accountId, ...link }, tx) => {
      const kept = { $set: { ...link, storedAt: new Date() } };
      await model.updateOne({ _id: accountId }, kept, { upsert: true, session: tx });
    },
    use: async (linkHash, tx) => {
      const taken = { $inc: { usesLeft: -1 } };
      const { modifiedCount } = await model.updateOne({ linkHash, usesLeft: { $gt: 0 } }, taken, { session: tx });
      return modifiedCount === 1;
    },
  };
};
