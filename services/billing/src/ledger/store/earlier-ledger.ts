import { inTransaction } from '@mumaris/kit/mongo/transaction';
import type { Connection } from 'mongoose';
import type { Posting } from '../domain/ledger';
import type { Ledger } from './ledger.repository';

/** What a version before this one booked, or books while replicas of it still run: in billing's own database. */
export interface EarlierLedger {
  isLeft(): Promise<boolean>;
  /**
   * Books it in the ledger's own database: each posting once, whenever it ends and however many replicas do it, since a posting
   * leaves the one place in the transaction that writes it to the other. Until then no balance has it.
   */
  move(): Promise<void>;
}

const atOnce = 200;

export const earlierLedger = (connection: Connection, ledger: Ledger): EarlierLedger => {
  const rows = connection.collection<Posting & { _id: string }>('ledger');
  const moveSome = () =>
    inTransaction(connection, async (session) => {
      const some = await rows.find({}, { session }).sort({ at: 1, _id: 1 }).limit(atOnce).toArray();
      await ledger.append(
        some.map(({ cause, at, entries }) => ({ cause, at, entries })),
        session,
      );
      await rows.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } }, { session });
      return some.length;
    });
  return {
    isLeft: async () => (await rows.findOne({}, { projection: { _id: 1 } })) !== null,
    move: async () => {
      while ((await moveSome()) === atOnce);
    },
  };
};
