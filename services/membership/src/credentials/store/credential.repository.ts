import type { Day } from '@mumaris/kit/calendar';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, aggregateStore, fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Credential, Registration } from '../domain/credential';
import { credentialModel } from './credential.model';

export interface Credentials extends AggregateStore<Credential> {
  byIds(ids: readonly string[]): Promise<Credential[]>;
  findByNumber(number: string): Promise<Credential | undefined>;
  /** Newest first. */
  pageOf(practitionerId: string, page: PageArguments): Promise<Page<Credential>>;
  /** The registrations in force on a day. */
  registrationsOf(practitionerIds: readonly string[], today: Day): Promise<Registration[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
}

export const credentialRepository = ({ connection, outbox }: Parts): Credentials => {
  const model = credentialModel(connection);
  const find = async (filter: object) => (await model.find(filter).lean()).map((row) => fromStored<Credential>(row));
  return {
    ...aggregateStore<Credential>({ connection, model, outbox }),
    byIds: (ids) => find({ _id: { $in: ids } }),
    findByNumber: async (number) => (await find({ number }))[0],
    pageOf: (practitionerId, page) =>
      findPage(model, { practitionerId }, page, { direction: 'newest' }, (row) => fromStored<Credential>(row)),
    registrationsOf: async (practitionerIds, today) => {
      const found = await find({
        practitionerId: { $in: practitionerIds },
        kind: 'REGISTRATION',
        status: 'ACTIVE',
        $or: [{ expiresOn: null }, { expiresOn: { $gte: today } }],
      });
      return found.filter((credential) => credential.kind === 'REGISTRATION');
    },
  };
};
