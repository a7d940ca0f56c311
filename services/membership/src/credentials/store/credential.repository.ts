import type { Day } from '@mumaris/kit/calendar';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, aggregateStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { inBatches } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Credential, Registration, TrainingLetter } from '../domain/credential';
import { credentialModel } from './credential.model';

export interface Credentials extends AggregateStore<Credential> {
  byIds(ids: readonly string[]): Promise<Credential[]>;
  findByNumber(number: string): Promise<Credential | undefined>;
  /** Newest first. */
  pageOf(practitionerId: string, page: PageArguments): Promise<Page<Credential>>;
  /** The registrations in force on a day; of one practitioner the one that begins last, last. */
  registrationsOf(practitionerIds: readonly string[], today: Day): Promise<Registration[]>;
  /** All registrations in force on a day, as they are come to: few at a time are held in memory. */
  runningOn(today: Day): AsyncIterable<Credential>;
  /** The newest of what practitioners hold, at most 200 each: what rules decide by. */
  heldBy(practitionerIds: readonly string[], tx?: Transaction): Promise<Credential[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
}

/** Rows of before their content had one place, and exceptions gave some longer. */
type EarlierRow = Credential & { readonly training?: TrainingLetter['content'] | null };

const open = ({ training, ...row }: EarlierRow): Credential =>
  ({
    ...row,
    extension: row.extension ?? null,
    followedBy: row.followedBy ?? null,
    replacedBy: row.replacedBy ?? null,
    content: row.content ?? training ?? { startsOn: row.issuedOn, employer: null },
  }) as Credential;

/** What ends on a day, later or never. */
const endsFrom = (day: Day) => ({
  $or: [{ expiresOn: null }, { expiresOn: { $gte: day } }, { 'extension.until': { $gte: day } }],
});

const mostHeld = 200;

export const credentialRepository = ({ connection, outbox }: Parts): Credentials => {
  const model = credentialModel(connection);
  const store = aggregateStore<Credential>({ connection, model, outbox, open });
  const read = (rows: readonly unknown[]) => rows.map((row) => store.fromRow(row as Stored<Credential>));
  const find = async (filter: object) => read(await model.find(filter).lean());
  return {
    ...store,
    byIds: (ids) => find({ _id: { $in: ids } }),
    findByNumber: async (number) => (await find({ number }))[0],
    pageOf: (practitionerId, page) =>
      findPage(model, { practitionerId }, page, { direction: 'newest' }, (row) => store.fromRow(row)),
    runningOn: (today) =>
      model
        .find({ kind: 'REGISTRATION', status: 'ACTIVE', ...endsFrom(today) })
        .sort({ _id: 1 })
        .lean()
        .cursor(inBatches)
        .map((row) => store.fromRow(row as Stored<Credential>)),
    registrationsOf: async (practitionerIds, today) => {
      const found = await find({
        practitionerId: { $in: practitionerIds },
        kind: 'REGISTRATION',
        status: 'ACTIVE',
        ...endsFrom(today),
      });
      // Where an exception lets one run beyond the start of the next, that is the last.
      return found
        .filter((one) => one.kind === 'REGISTRATION')
        .filter(({ content }) => content.startsOn <= today)
        .toSorted((one, other) => one.content.startsOn.localeCompare(other.content.startsOn));
    },
    heldBy: async (practitionerIds, tx) =>
      read(
        await model
          .find({ practitionerId: { $in: practitionerIds } })
          .sort({ _id: -1 })
          .limit(mostHeld * practitionerIds.length)
          .session(tx ?? null)
          .lean(),
      ),
  };
};
