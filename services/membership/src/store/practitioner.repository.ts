import { RuleViolation } from '@mumaris/kit/errors';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, aggregateStore, fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { Decision } from '../domain/decision';
import type { Practitioner } from '../domain/practitioner';
import { practitionerModel } from './practitioner.model';

export interface Practitioners extends AggregateStore<Practitioner> {
  /**
   * Writes a new profile; made anew with another number where its file number is taken.
   * @throws RuleViolation PROFILE_EXISTS where the account has one, also when two race
   */
  open(make: () => Decision<Practitioner>): Promise<Practitioner>;
  byIds(ids: readonly string[]): Promise<Practitioner[]>;
  byAccountIds(accountIds: readonly string[]): Promise<Practitioner[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
}

export const practitionerRepository = ({ connection, outbox }: Parts): Practitioners => {
  const model = practitionerModel(connection);
  const store = aggregateStore<Practitioner>({ connection, model, outbox });

  const open = async (make: () => Decision<Practitioner>): Promise<Practitioner> => {
    for (;;) {
      try {
        return await store.insert(make());
      } catch (error) {
        if (isDuplicate(error, 'accountId')) throw new RuleViolation('PROFILE_EXISTS');
        if (!isDuplicate(error, 'fileNumber')) throw error;
      }
    }
  };

  const find = async (filter: object) => (await model.find(filter).lean()).map((row) => fromStored<Practitioner>(row));

  return {
    ...store,
    open,
    byIds: (ids) => find({ _id: { $in: ids } }),
    byAccountIds: (accountIds) => find({ accountId: { $in: accountIds } }),
  };
};
