import { addDays, type Day, endOfDay } from '@mumaris/kit/calendar';
import type { EveryField } from '@mumaris/kit/mongo/fields';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type PaymentMethod, paymentMethods } from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';

interface FeedRow {
  _id: PaymentMethod;
  cursor: string | null;
  readUpTo: Date;
  /** When it was given to a replica last, and when it is next; by the platform's clock, like what waits for it. */
  takenAt: Date;
  nextAt: Date;
}

const schema = new Schema<FeedRow>(
  {
    _id: { type: String, required: true },
    cursor: { type: String, default: null },
    readUpTo: { type: Date, required: true },
    takenAt: { type: Date, required: true },
    nextAt: { type: Date, required: true },
  } satisfies EveryField<FeedRow>,
  { collection: 'provider-feeds', versionKey: false, strict: 'throw' },
);

/** How far the payments of each provider were asked for. */
export interface ProviderFeeds {
  /** The feeds to be read now; each is given to one replica, and again when `everySeconds` are over. */
  takeDue(now: Date, everySeconds: number): Promise<PaymentMethod[]>;
  /** Has the feeds read at once because something waits for them; those whose provider did not answer wait for their time. */
  hurry(): Promise<void>;
  cursorOf(method: PaymentMethod): Promise<string | undefined>;
  /** Keeps where the next page begins. @param readUpTo until when no payment is missing; undefined while there is more */
  keep(method: PaymentMethod, cursor: string, readUpTo: Date | undefined): Promise<void>;
  /** Says that no payment of a day is missing: the provider's settlement file is in (BIL-03). What is missing of days before stays so. */
  completeDay(method: PaymentMethod, day: Day): Promise<void>;
  /** Until when no payment of any provider is missing. */
  completeUpTo(): Promise<Date>;
}

const never = new Date(0);

export const providerFeeds = (connection: Connection): ProviderFeeds => {
  const model = connection.model<FeedRow>('ProviderFeed', schema);
  const take = async (method: PaymentMethod, now: Date, everySeconds: number): Promise<boolean> => {
    const nextAt = new Date(now.getTime() + everySeconds * 1_000);
    // Also due is one that a clock which was set back would leave waiting for ever.
    const due = { _id: method, $or: [{ nextAt: { $lte: now } }, { nextAt: { $gt: nextAt } }] };
    try {
      const first = { $setOnInsert: { readUpTo: never, cursor: null }, $set: { nextAt, takenAt: now } };
      const { modifiedCount, upsertedCount } = await model.updateOne(due, first, { upsert: true });
      return modifiedCount + upsertedCount > 0;
    } catch (error) {
      if (isDuplicate(error)) return false; // it is there, and not due
      throw error;
    }
  };
  return {
    takeDue: async (now, everySeconds) => {
      const taken = await Promise.all(paymentMethods.map((method) => take(method, now, everySeconds)));
      return paymentMethods.filter((_, index) => taken[index]);
    },
    hurry: async () => {
      const answered = { $expr: { $gte: ['$readUpTo', '$takenAt'] } };
      await model.updateMany(answered, { $set: { nextAt: never } });
    },
    cursorOf: async (method) => (await model.findById(method).lean<FeedRow | null>())?.cursor ?? undefined,
    keep: async (method, cursor, readUpTo) => {
      await model.updateOne({ _id: method }, { $set: { cursor, ...(readUpTo && { readUpTo }) } });
    },
    completeDay: async (method, day) => {
      const readUpTo = endOfDay(day);
      const behind = { $gte: endOfDay(addDays(day, -1)), $lt: readUpTo };
      await model.updateOne({ _id: method, readUpTo: behind }, { $set: { readUpTo } });
    },
    completeUpTo: async () => {
      const rows = await model.find().lean<FeedRow[]>();
      if (rows.length < paymentMethods.length) return never;
      return new Date(Math.min(...rows.map(({ readUpTo }) => readUpTo.getTime())));
    },
  };
};
