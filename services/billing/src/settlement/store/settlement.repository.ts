import { RuleViolation } from '@mumaris/kit/errors';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { paymentMethods, settlementStatuses } from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';
import type { Settlement } from '../domain/settlement';

type Row = Omit<Settlement, 'id'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: text,
    method: { type: String, enum: paymentMethods, required: true },
    day: text,
    sha256: text,
    rows: count,
    sum: count,
    status: { type: String, enum: settlementStatuses, required: true },
    by: text,
    receivedAt: date,
    cursor: maybeText,
    reconciled: count,
    matched: count,
    booked: count,
    differing: count,
    finishedAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'settlements', versionKey: false, strict: 'throw' },
)
  // The same bytes again are the same file (BIL-10).
  .index({ method: 1, day: 1, sha256: 1 }, { unique: true })
  .index({ receivedAt: 1, _id: 1 })
  .index({ status: 1, receivedAt: 1 });

/** The settlement files that were taken as a whole. */
export interface Settlements {
  /** @throws RuleViolation NOT_FOUND */
  get(id: string): Promise<Settlement>;
  /** Keeps a file. @returns the earlier one where the same bytes came before */
  open(settlement: Settlement): Promise<Settlement>;
  /** The ids of those that are not reconciled yet, oldest first. */
  findOpen(limit: number): Promise<string[]>;
  /** Writes how far a file is, unless somebody else went on with it meanwhile. @returns whether it was written */
  advance(before: Settlement, after: Settlement): Promise<boolean>;
  /** Newest first. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments): Promise<Page<Settlement>>;
}

export const settlementRepository = (connection: Connection): Settlements => {
  const model = connection.model<Row>('Settlement', schema);
  const toSettlement = ({ _id: id, ...rest }: Row): Settlement => ({ id, ...rest });
  const rowOf = ({ id, ...rest }: Settlement): Row => ({ _id: id, ...rest });
  return {
    get: async (id) => {
      const row = await model.findById(id).lean<Row | null>();
      if (!row) throw new RuleViolation('NOT_FOUND');
      return toSettlement(row);
    },
    open: async (settlement) => {
      try {
        await model.create([rowOf(settlement)]);
        return settlement;
      } catch (error) {
        if (!isDuplicate(error, 'sha256')) throw error;
      }
      const { method, day, sha256 } = settlement;
      const earlier = await model.findOne({ method, day, sha256 }).lean<Row>();
      return earlier ? toSettlement(earlier) : settlement;
    },
    findOpen: (limit) => earliestIds(model, { status: 'RECONCILING' }, 'receivedAt', limit),
    advance: async ({ id, cursor, status }, after) => {
      const { modifiedCount } = await model.replaceOne({ _id: id, cursor, status }, rowOf(after));
      return modifiedCount > 0;
    },
    page: (page) => findPage(model, {}, page, { by: 'receivedAt', direction: 'newest' }, toSettlement),
  };
};
