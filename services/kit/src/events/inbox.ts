import type { EveryField } from '../mongo/fields';
import { type Connection, type Model, Schema } from 'mongoose';
import { isDuplicate } from '../mongo/faults';
import { modelOf } from '../mongo/model-of';
import { inTransaction } from '../mongo/transaction';
import type { EventHandler, ReceivedEvent } from './handler';

interface InboxRow {
  _id: string;
  type: string;
  subject: string;
  sequence: number;
  handledAt: Date;
}

const schema = new Schema<InboxRow>(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    subject: { type: String, required: true },
    sequence: { type: Number, required: true },
    handledAt: { type: Date, required: true },
  } satisfies EveryField<InboxRow>,
  { collection: 'inbox', versionKey: false, strict: 'throw' },
).index({ subject: 1, type: 1, sequence: -1 });

export const inboxModel = (connection: Connection): Model<InboxRow> => modelOf(connection, 'Inbox', schema);

/** What became of a delivery. */
export type Outcome = 'handled' | 'duplicate' | 'stale';

export interface Inbox {
  /** Runs the handler once for each event id, in one transaction with the entry that says so. */
  handleOnce(handler: EventHandler, event: ReceivedEvent<unknown>): Promise<Outcome>;
}

export const createInbox = (connection: Connection): Inbox => {
  const model = inboxModel(connection);
  const isStale = async ({ latestOnly }: EventHandler, { subject, type, sequence }: ReceivedEvent<unknown>) =>
    latestOnly && (await model.exists({ subject, type, sequence: { $gt: sequence } })) !== null;

  return {
    handleOnce: async (handler, event) => {
      if (await model.exists({ _id: event.id })) return 'duplicate';
      try {
        return await inTransaction(connection, async (tx) => {
          const { id, type, subject, sequence } = event;
          await model.create([{ _id: id, type, subject, sequence, handledAt: new Date() }], { session: tx });
          if (await isStale(handler, event)) return 'stale';
          await handler.handle(event, tx);
          return 'handled';
        });
      } catch (error) {
        // Two deliveries raced: the loser's transaction is gone, and the winner's work stands.
        if (isDuplicate(error) && (await model.exists({ _id: event.id }))) return 'duplicate';
        throw error;
      }
    },
  };
};
