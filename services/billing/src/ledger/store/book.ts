import type { Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Model } from 'mongoose';
import type { Booked } from '../domain/booked';
import type { Cause } from '../domain/ledger';

/** The invoices, or the payments: what assembles the service connects them to the ledger, which knows neither. */
export interface Book {
  /** What is booked of them. */
  readonly causes: readonly Cause['what'][];
  /** Those that follow an id, in the order of their ids, as many as are looked at together; none at the end. */
  after(id: string | undefined, snapshot: Snapshot): Promise<Booked[]>;
  /** Which of these ids are there. */
  among(ids: readonly string[]): Promise<Set<string>>;
}

const atOnce = 500;

/** The rows of a collection as a book that the ledger is held against. */
export const bookOf = <R extends { _id: string }>(
  model: Model<R>,
  causes: readonly Cause['what'][],
  toBooked: (row: R) => Booked,
): Book => ({
  causes,
  after: async (id, session) => {
    const rows = model.find(id === undefined ? {} : { _id: { $gt: id } }, null, { session }).sort({ _id: 1 });
    return (await rows.limit(atOnce).lean<R[]>()).map(toBooked);
  },
  among: async (ids) => {
    const rows = await model.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    return new Set(rows.map(({ _id }) => _id));
  },
});
