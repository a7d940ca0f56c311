import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Connection } from 'mongoose';
import type { Posting } from '../domain/ledger';
import type { AccountBalance } from '../domain/trial-balance';
import { ledgerModel } from './ledger.model';

/** The append-only, balanced ledger (BIL-10). */
export interface Ledger {
  /** Books postings in the transaction of what caused them. @throws where one is not balanced or was booked before */
  append(postings: readonly Posting[], tx: Transaction): Promise<void>;
  /** The sums of every account that was ever used. */
  sums(): Promise<AccountBalance[]>;
}

export const ledgerRepository = (connection: Connection): Ledger => {
  const model = ledgerModel(connection);
  return {
    append: async (postings, tx) => {
      if (!postings.length) return;
      const rows = postings.map((posting) => ({ _id: newId('led'), ...posting }));
      await model.create(rows, { session: tx, ordered: true });
    },
    sums: () =>
      model.aggregate<AccountBalance>([
        { $unwind: '$entries' },
        {
          $group: { _id: '$entries.account', debits: { $sum: '$entries.debit' }, credits: { $sum: '$entries.credit' } },
        },
        { $project: { _id: 0, code: '$_id', debits: 1, credits: 1 } },
      ]),
  };
};
