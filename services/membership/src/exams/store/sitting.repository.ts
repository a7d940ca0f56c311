import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { sittingStatuses } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Candidate, Offer, Sitting } from '../domain/sitting';

type Row = Stored<Sitting>;

const part = { _id: false, strict: 'throw', minimize: false } as const;

const candidate = {
  applicationId: text,
  number: text,
  service: text,
  practitionerId: text,
  accountId: text,
} satisfies EveryField<Candidate>;

const place = new Schema({ ...candidate, at: date } satisfies EveryField<Sitting['seats'][number]>, part);
const offer = new Schema({ ...candidate, until: date } satisfies EveryField<Offer>, part);
const voided = new Schema(
  { reason: { type: bothLanguages, required: true }, by: text, at: date } satisfies EveryField<
    NonNullable<Sitting['voided']>
  >,
  part,
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    number: text,
    exam: text,
    centre: text,
    startsAt: date,
    capacity: count,
    status: { type: String, enum: sittingStatuses, required: true },
    seats: { type: [place], required: true },
    offers: { type: [offer], required: true },
    waiting: { type: [place], required: true },
    createdAt: date,
    createdBy: text,
    voided: { type: voided, default: null },
    releasedAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'exam_sittings', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ startsAt: 1, _id: 1 })
  .index({ exam: 1, startsAt: 1, _id: 1 })
  .index({ centre: 1, startsAt: 1, _id: 1 })
  // Places that are held no longer, and voided ones whose people are to be told.
  .index({ 'offers.until': 1 })
  .index({ startsAt: 1 }, { name: 'to_release', partialFilterExpression: { status: 'VOIDED', releasedAt: null } });

/** Which sittings are listed. */
interface Filter {
  readonly exam?: string | null | undefined;
  readonly centre?: string | null | undefined;
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
}

/** The sittings of exams (MEM-54). */
export interface Sittings extends AggregateStore<Sitting> {
  byIds(ids: readonly string[]): Promise<Sitting[]>;
  findByNumber(number: string): Promise<Sitting | undefined>;
  /** Those that begin after an instant, the next first. @throws RuleViolation BAD_PAGE */
  toCome(now: Date, filter: Filter, page: PageArguments): Promise<Page<Sitting>>;
  /** Those with a place that is held no longer. */
  findLapsed(now: Date, limit: number): Promise<string[]>;
  /** Voided ones in which somebody still has a place. */
  findToRelease(limit: number): Promise<string[]>;
}

export const sittingRepository = (ground: Ground): Sittings => {
  const model = ground.connection.model<Row>('ExamSitting', schema);
  const store = aggregateStore<Sitting>({ ...ground, model });
  return {
    ...store,
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(store.fromRow),
    findByNumber: async (number) => {
      const row = await model.findOne({ number }).lean<Row | null>();
      return row ? store.fromRow(row) : undefined;
    },
    toCome: (now, { exam, centre, from, until }, page) => {
      const since = from && from > now ? from : now;
      const startsAt = { $gte: since, ...(until && { $lte: until }) };
      const filter = { status: 'OPEN', startsAt, ...(exam && { exam }), ...(centre && { centre }) };
      return findPage(model, filter, page, { by: 'startsAt', direction: 'oldest' }, store.fromRow);
    },
    findLapsed: (now, limit) => earliestIds(model, { 'offers.until': { $lt: now } }, 'offers.until', limit),
    findToRelease: (limit) => earliestIds(model, { status: 'VOIDED', releasedAt: null }, 'startsAt', limit),
  };
};
