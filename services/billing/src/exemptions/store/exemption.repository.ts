import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { exemptionGrounds, type ExemptionStatus, exemptionStatuses } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Waiver } from '../../invoices';
import {
  type Exemption,
  type ExemptionStep,
  type ExemptionTerms,
  isExempt,
  statusesRunning,
} from '../domain/exemption';

type Row = Stored<Exemption>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const status = { type: String, enum: exemptionStatuses, required: true } as const;

const terms = new Schema<ExemptionTerms>(
  {
    ground: { type: String, enum: exemptionGrounds, required: true },
    decision: text,
    from: text,
    until: maybeText,
    services: { type: [String], required: true },
    reason: { type: bothLanguages, required: true },
  } satisfies EveryField<ExemptionTerms>,
  part,
);

const step = new Schema<ExemptionStep>({ at: date, by: text, status } satisfies EveryField<ExemptionStep>, part);

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    number: text,
    accountId: text,
    status,
    words: maybeText,
    terms: { type: terms, default: null },
    steps: { type: [step], required: true },
    carriedOutAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'exemptions', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ accountId: 1, status: 1 })
  .index({ status: 1, carriedOutAt: 1, 'terms.from': 1 });

/** The exemptions from fees (BIL-06). */
export interface Exemptions extends AggregateStore<Exemption> {
  findMany(ids: readonly string[]): Promise<Exemption[]>;
  /** Those of an account that are asked for, proposed or in force. */
  running(accountId: string, tx?: Transaction): Promise<Exemption[]>;
  /** The exemption of an account from the fees of a service on a day; null where there is none. */
  waiverOf(accountId: string, service: string, day: Day, tx: Transaction): Promise<Waiver | null>;
  /** Oldest first. @throws RuleViolation BAD_PAGE */
  page(statuses: readonly ExemptionStatus[] | undefined, page: PageArguments): Promise<Page<Exemption>>;
  /** Those in force whose holders' open invoices have still to be waived. */
  findToCarryOut(now: Date, limit: number): Promise<string[]>;
}

const mostOfAccount = 100;

export const exemptionRepository = (ground: Ground): Exemptions => {
  const model = ground.connection.model<Row>('Exemption', schema);
  const store = aggregateStore<Exemption>({ ...ground, model });
  const running = async (accountId: string, tx?: Transaction) => {
    const query = model.find({ accountId, status: { $in: statusesRunning } }).session(tx ?? null);
    return (await query.sort({ _id: 1 }).limit(mostOfAccount).lean<Row[]>()).map(store.fromRow);
  };
  return {
    ...store,
    running,
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(store.fromRow),
    waiverOf: async (accountId, service, day, tx) => {
      const found = (await running(accountId, tx)).find((exemption) => isExempt(exemption, service, day));
      if (!found?.terms) return null;
      const { id: exemptionId, terms: agreed } = found;
      return { exemptionId, ground: agreed.ground, decision: agreed.decision };
    },
    page: (statuses, page) =>
      findPage(model, statuses ? { status: { $in: statuses } } : {}, page, { direction: 'oldest' }, store.fromRow),
    findToCarryOut: (now, limit) => {
      const due = { status: 'IN_FORCE', carriedOutAt: null, 'terms.from': { $lte: dayOf(now) } };
      return earliestIds(model, due, 'terms.from', limit);
    },
  };
};
