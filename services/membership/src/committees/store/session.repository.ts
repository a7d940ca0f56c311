import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { type EveryField, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { Schema } from 'mongoose';
import type { Session } from '../domain/session';

type Row = Stored<Session>;

const schema = new Schema<Row>(
  {
    _id: text,
    version: { type: Number, required: true },
    number: text,
    committee: text,
    day: text,
    scheduledBy: text,
    agenda: { type: [String], required: true },
    minutes: { type: Object, default: null },
  } satisfies EveryField<Row>,
  { collection: 'committee-sessions', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ committee: 1, day: 1 }, { unique: true })
  .index({ minutes: 1, day: 1 });

/** The days on which committees meet (MEM-14, MEM-66). */
export interface Sessions extends AggregateStore<Session> {
  byIds(ids: readonly string[]): Promise<Session[]>;
  /** The session of a committee on a day. */
  on(committee: string, day: Day): Promise<Session | undefined>;
  /** Of a committee, the latest first. @throws RuleViolation BAD_PAGE */
  page(committee: string, page: PageArguments): Promise<Page<Session>>;
  /** Those whose day is over and that have no minutes. */
  findOver(now: Date, limit: number): Promise<string[]>;
}

export const sessionRepository = (ground: Ground): Sessions => {
  const model = ground.connection.model<Row>('CommitteeSession', schema);
  const store = aggregateStore<Session>({ ...ground, model });
  return {
    ...store,
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(store.fromRow),
    on: async (committee, day) => {
      const row = await model.findOne({ committee, day }).lean<Row | null>();
      return row ? store.fromRow(row) : undefined;
    },
    page: (committee, page) => findPage(model, { committee }, page, { by: 'day', direction: 'newest' }, store.fromRow),
    findOver: (now, limit) => earliestIds(model, { minutes: null, day: { $lt: dayOf(now) } }, 'day', limit),
  };
};
