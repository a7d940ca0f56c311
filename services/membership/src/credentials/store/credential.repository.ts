import { type Day, startOfDay } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { type AggregateStore, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { inBatches } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Credential, Registration, TrainingLetter } from '../domain/credential';
import { noticeDueOn } from '../domain/end-notice';
import { type Fact, factsBetween, factsOfRow } from '../domain/fact';
import type { RegistrationRules } from '../domain/registration-rules';
import { undisturbed } from '../domain/standing';
import { statusOn } from '../domain/status';
import { type CredentialAtRest, credentialModel } from './credential.model';
import { type CredentialFacts, factRepository } from './fact.repository';

export interface Credentials extends AggregateStore<Credential, CredentialAtRest> {
  byIds(ids: readonly string[]): Promise<Credential[]>;
  findByNumber(number: string): Promise<Credential | undefined>;
  /** Newest first. */
  pageOf(practitionerId: string, page: PageArguments): Promise<Page<Credential>>;
  /**
   * The registrations that have begun and are not revoked, and have ended on a day or later; of one practitioner the one that counts,
   * last.
   */
  registrationsOf(practitionerIds: readonly string[], today: Day, endsFrom: Day): Promise<Registration[]>;
  /** All registrations that have not ended on a day and are not revoked, as they are come to: few at a time are held in memory. */
  runningOn(today: Day): AsyncIterable<Credential>;
  /** The newest of what practitioners hold, at most 200 each: what rules decide by. */
  heldBy(practitionerIds: readonly string[], tx?: Transaction): Promise<Credential[]>;
  /** Whose holders are to be given notice of their end, the longest due first, and rows of before that this was not kept of. */
  findToNotice(today: Day, limit: number): Promise<string[]>;
  /** Of before there were lists of status, at most so many. */
  findUnlisted(limit: number): Promise<string[]>;
  /** How many qualifications have joined the list of specialties (MEM-14), and these, the oldest first, at most 10,000. */
  countListed(): Promise<number>;
  allListed(): Promise<Credential<'LISTED_QUALIFICATION'>[]>;
  /** What became known of a credential, in that order; of one of before facts were kept, what its row says. */
  factsOf(credential: Credential): Promise<readonly Fact[]>;
}

interface Parts {
  connection: Connection;
  outbox: Outbox;
  clock: Pick<Clock, 'now'>;
  registrationRules: RegistrationRules;
  /** What tells others of a credential's status hears of each write, in its transaction: the port of the published lists (MEM-61). */
  keepStatus(credential: Credential, tx: Transaction): Promise<void>;
}

/** Rows of before their content had one place, exceptions gave some longer, and anything stood on them. */
type EarlierRow = Omit<CredentialAtRest, 'status'> & {
  readonly status: Credential['status'] | 'SUSPENDED';
  readonly training?: TrainingLetter['content'] | null;
};

/** One that was kept as suspended was so without an end. */
const standingOf = ({ id, status, issuedOn, standing }: Pick<EarlierRow, 'id' | 'status' | 'issuedOn' | 'standing'>) =>
  status !== 'SUSPENDED'
    ? (standing ?? undisturbed)
    : { ...undisturbed, suspensions: [{ id, from: startOfDay(issuedOn), until: null, liftedAt: null }] };

const open = ({ training, noticeOn: _noticeOn, isListed: _isListed, ...row }: EarlierRow): Credential =>
  ({
    ...row,
    status: row.status === 'SUSPENDED' ? 'ACTIVE' : row.status,
    extension: row.extension ?? null,
    reactivation: row.reactivation ?? null,
    followedBy: row.followedBy ?? null,
    replacedBy: row.replacedBy ?? null,
    standing: standingOf(row),
    content: row.content ?? training ?? { startsOn: row.issuedOn, employer: null },
  }) as Credential;

/** Behind every day. */
const noNotice = 'none';

const sealBy =
  (rules: RegistrationRules) =>
  (credential: Credential): CredentialAtRest => ({
    ...credential,
    noticeOn: noticeDueOn(credential, rules) ?? noNotice,
    isListed: true,
  });

/**
 * Keeps what a change says of what is in force, and what others are told of it; what the row of before said first, where nothing was kept of it
 * yet.
 */
const keepBeside =
  (facts: CredentialFacts, { clock, keepStatus }: Pick<Parts, 'clock' | 'keepStatus'>) =>
  async (before: Credential | undefined, after: Credential, version: number, tx: Transaction): Promise<void> => {
    await keepStatus(after, tx);
    const found = factsBetween(before, after, clock.now());
    if (!found.length) return;
    if (before && !(await facts.has(after.id, tx))) await facts.add(after.id, 0, factsOfRow(before), tx);
    await facts.add(after.id, version, found, tx);
  };

/** What ends on a day, later or never. */
const endsFrom = (day: Day) => ({
  $or: [
    { expiresOn: null },
    { expiresOn: { $gte: day } },
    { 'extension.until': { $gte: day } },
    { 'standing.renewal.until': null, 'standing.renewal.applicationId': { $gt: '' } },
  ],
});

const mostHeld = 200;

const listed = { kind: 'LISTED_QUALIFICATION', status: 'ACTIVE' } as const;
const mostListed = 10_000;

export const credentialRepository = ({ connection, outbox, registrationRules, ...parts }: Parts): Credentials => {
  const model = credentialModel(connection);
  const facts = factRepository(connection);
  const store = sealedStore<Credential, CredentialAtRest>({
    ...{ connection, model, outbox, keep: keepBeside(facts, parts) },
    form: { seal: sealBy(registrationRules), open: (row) => open(row) },
  });
  const read = (rows: readonly unknown[]) => rows.map((row) => store.fromRow(row as Stored<CredentialAtRest>));
  const find = async (filter: object) => read(await model.find(filter).lean());
  return {
    ...store,
    byIds: (ids) => find({ _id: { $in: ids } }),
    findByNumber: async (number) => (await find({ number }))[0],
    pageOf: (practitionerId, page) =>
      findPage(model, { practitionerId }, page, { direction: 'newest' }, (row) => store.fromRow(row)),
    runningOn: (today) =>
      model
        .find({ kind: 'REGISTRATION', status: { $ne: 'REVOKED' }, ...endsFrom(today) })
        .sort({ _id: 1 })
        .lean()
        .cursor(inBatches)
        .map((row) => store.fromRow(row as Stored<CredentialAtRest>)),
    registrationsOf: async (practitionerIds, today, from) => {
      const found = await find({
        practitionerId: { $in: practitionerIds },
        kind: 'REGISTRATION',
        status: { $ne: 'REVOKED' },
        ...endsFrom(from),
      });
      // What has ended counts where nothing else does.
      const rank = (one: Registration) => `${statusOn(one, today) === 'EXPIRED' ? 0 : 1}${one.content.startsOn}`;
      return found
        .filter((one) => one.kind === 'REGISTRATION')
        .filter(({ content }) => content.startsOn <= today)
        .toSorted((one, other) => rank(one).localeCompare(rank(other)));
    },
    findToNotice: async (today, limit) => {
      const due = { $or: [{ noticeOn: { $lte: today } }, { noticeOn: null }] };
      const rows = await model
        .find({ kind: 'REGISTRATION', ...due }, { _id: 1 })
        .sort({ noticeOn: 1 })
        .limit(limit)
        .lean();
      return rows.map(({ _id }) => _id);
    },
    findUnlisted: async (limit) =>
      (await model.find({ isListed: null }, { _id: 1 }).limit(limit).lean()).map(({ _id }) => _id),
    countListed: () => model.countDocuments(listed, { limit: mostListed }),
    allListed: async () => {
      const rows = await model.find(listed).sort({ _id: 1 }).limit(mostListed).lean();
      return read(rows) as Credential<'LISTED_QUALIFICATION'>[];
    },
    factsOf: async (credential) => {
      const kept = await facts.of(credential.id);
      return kept.length ? kept : factsOfRow(credential);
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
