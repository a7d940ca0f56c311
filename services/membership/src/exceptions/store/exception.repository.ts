import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { exceptionKinds, type ExceptionStatus, exceptionStatuses, professionalCategories } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import { type Exception, type ExceptionStep, type Scope, statusesToEnd } from '../domain/exception';

type Row = Stored<Exception>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const scope = new Schema(
  {
    services: { type: [String], required: true },
    categories: { type: [String], enum: professionalCategories, required: true },
    endsFrom: maybeText,
    endsUntil: maybeText,
  } satisfies EveryField<Scope>,
  part,
);

const status = { type: String, enum: exceptionStatuses, required: true } as const;

const step = new Schema(
  {
    at: date,
    by: maybeText,
    status,
    reason: { type: bothLanguages, default: null },
  } satisfies EveryField<ExceptionStep>,
  part,
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: { type: Number, required: true },
    number: text,
    kind: { type: String, enum: exceptionKinds, required: true },
    status,
    reason: { type: bothLanguages, required: true },
    scope: { type: scope, required: true },
    requirement: maybeText,
    from: maybeText,
    until: text,
    steps: { type: [step], required: true },
  } satisfies EveryField<Row>,
  { collection: 'exceptions', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ status: 1, until: 1 });

/** The exceptions for many at once (MEM-36). */
export interface Exceptions extends AggregateStore<Exception> {
  byIds(ids: readonly string[]): Promise<Exception[]>;
  /** Those of these statuses whose last day is not over: as many as may be open at most. */
  running(statuses: readonly ExceptionStatus[], today: Day): Promise<Exception[]>;
  /** Newest first. @throws RuleViolation BAD_PAGE */
  page(statuses: readonly ExceptionStatus[] | undefined, page: PageArguments): Promise<Page<Exception>>;
  /** Those that are open and whose last day is over. */
  findOver(now: Date, limit: number): Promise<string[]>;
}

const mostRunning = 500;

export const exceptionRepository = (ground: Ground): Exceptions => {
  const model = ground.connection.model<Row>('Exception', schema);
  const store = aggregateStore<Exception>({ ...ground, model });
  const find = async (filter: object) =>
    (await model.find(filter).sort({ _id: 1 }).limit(mostRunning).lean<Row[]>()).map(store.fromRow);
  return {
    ...store,
    byIds: (ids) => find({ _id: { $in: ids } }),
    running: (statuses, today) => find({ status: { $in: statuses }, until: { $gte: today } }),
    page: (statuses, page) =>
      findPage(model, statuses ? { status: { $in: statuses } } : {}, page, { direction: 'newest' }, store.fromRow),
    findOver: (now, limit) =>
      earliestIds(model, { status: { $in: statusesToEnd }, until: { $lt: dayOf(now) } }, 'until', limit),
  };
};
