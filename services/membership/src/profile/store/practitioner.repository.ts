import { RuleViolation } from '@mumaris/kit/errors';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, aggregateStore, fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { Change } from '@mumaris/kit/change';
import type { Practitioner } from '../domain/practitioner';
import { practitionerModel } from './practitioner.model';

export interface Practitioners extends AggregateStore<Practitioner> {
  /**
   * Writes new profiles, all or none; made anew with other numbers where a file number is taken.
   * @throws RuleViolation PROFILE_EXISTS where an account has one, also when two race
   */
  open(make: () => readonly Change<Practitioner>[] | Promise<readonly Change<Practitioner>[]>): Promise<Practitioner[]>;
  /** Which of these file numbers profiles have. */
  fileNumbersAmong(numbers: readonly string[]): Promise<ReadonlySet<string>>;
  byIds(ids: readonly string[]): Promise<Practitioner[]>;
  byAccountIds(accountIds: readonly string[], tx?: Transaction): Promise<Practitioner[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
}

export const practitionerRepository = ({ connection, outbox }: Parts): Practitioners => {
  const model = practitionerModel(connection);
  const store = aggregateStore<Practitioner>({ connection, model, outbox });

  const insertAll = (decisions: readonly Change<Practitioner>[]) =>
    inTransaction(connection, async (tx) => {
      const opened: Practitioner[] = [];
      for (const decision of decisions) opened.push(await store.insert(decision, tx));
      return opened;
    });

  const open: Practitioners['open'] = async (make) => {
    for (;;) {
      try {
        return await insertAll(await make());
      } catch (error) {
        if (isDuplicate(error, 'accountId')) throw new RuleViolation('PROFILE_EXISTS');
        if (!isDuplicate(error, 'fileNumber')) throw error;
      }
    }
  };

  const find = async (filter: object, tx?: Transaction) => {
    const rows = await model
      .find(filter)
      .session(tx ?? null)
      .lean();
    return rows.map((row) => fromStored<Practitioner>(row));
  };

  return {
    ...store,
    open,
    fileNumbersAmong: async (numbers) => {
      if (!numbers.length) return new Set();
      const rows = await model.find({ fileNumber: { $in: numbers } }, { fileNumber: 1 }).lean();
      return new Set(rows.map(({ fileNumber }) => fileNumber));
    },
    byIds: (ids) => find({ _id: { $in: ids } }),
    byAccountIds: (accountIds, tx) => find({ accountId: { $in: accountIds } }, tx),
  };
};
