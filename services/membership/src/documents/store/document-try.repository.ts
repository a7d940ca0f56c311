import { addDays, type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { newId } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import { accessRefused, type Asker } from '../domain/asker';

interface Row {
  _id: string;
  accountId: string;
  day: Day;
  forgetAt: Date;
}

const schema = new Schema<Row>({ _id: text, accountId: text, day: text, forgetAt: date } satisfies EveryField<Row>, {
  collection: 'document-tries',
  versionKey: false,
  strict: 'throw',
})
  .index({ accountId: 1, day: 1 }, { unique: true })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

interface Parts {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** Which accounts asked for documents that are not theirs to read. */
export interface DocumentTries {
  /** Tells of an account's tries, once a day in Riyadh. */
  note(asker: Asker): Promise<void>;
}

export const documentTryRepository = ({ connection, outbox, clock }: Parts): DocumentTries => {
  const model = connection.model<Row>('DocumentTry', schema);
  return {
    note: async (asker) => {
      const { accountId } = asker;
      const day = dayOf(clock.now());
      if (await model.exists({ accountId, day })) return;
      const row = { _id: newId('try'), accountId, day, forgetAt: endOfDay(addDays(day, 1)) };
      try {
        await inTransaction(connection, async (tx) => {
          await model.create([row], { session: tx });
          await outbox.add(row._id, 1, [accessRefused(asker)], tx);
        });
      } catch (error) {
        // Told by another request of the same moment.
        if (!isDuplicate(error)) throw error;
      }
    },
  };
};
