import { type AggregateStore, aggregateStore, type Ground, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { ballotResults, type BallotStatus, ballotStatuses, type BallotSubject, ballotVotes } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import { type Ballot, type Conflict, openStatuses, type Round, type Word } from '../domain/ballot';
import type { Tally } from '../domain/tally';

type Row = Stored<Ballot>;

const part = { _id: false, strict: 'throw', minimize: false } as const;
const number = { type: Number, required: true } as const;

const word = new Schema(
  {
    by: text,
    at: date,
    vote: { type: String, enum: ballotVotes, required: true },
    reason: maybeText,
  } satisfies EveryField<Word>,
  part,
);
const conflict = new Schema({ by: text, at: date, why: text } satisfies EveryField<Conflict>, part);
const tally = new Schema(
  {
    entitled: number,
    needed: number,
    took: number,
    for: number,
    against: number,
    abstained: number,
    result: { type: String, enum: ballotResults, required: true },
  } satisfies EveryField<Tally>,
  part,
);
const round = new Schema(
  {
    sessionId: text,
    words: [word],
    tally: { type: tally, required: true },
    closedAt: date,
  } satisfies EveryField<Round>,
  part,
);

const schema = new Schema<Row>(
  {
    _id: text,
    version: number,
    number: text,
    committee: text,
    // An open list: a row of a word that an older replica does not know is read all the same.
    subject: text,
    subjectId: text,
    subjectNumber: text,
    accountId: text,
    practitionerId: text,
    status: { type: String, enum: ballotStatuses, required: true },
    broughtAt: date,
    sessionId: maybeText,
    sessionDay: maybeText,
    conflicts: { type: [conflict], required: true },
    words: { type: [word], required: true },
    rounds: { type: [round], required: true },
    reason: { type: bothLanguages, default: null },
  } satisfies EveryField<Row>,
  { collection: 'ballots', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ committee: 1, status: 1, _id: 1 })
  .index({ subject: 1, subjectId: 1 }, { name: 'of_subject' })
  // A matter is before a committee once at a time.
  .index(
    { subject: 1, subjectId: 1 },
    { unique: true, partialFilterExpression: { status: { $in: [...openStatuses] } } },
  );

/** The matters before committees (MEM-14, MEM-66). */
export interface Ballots extends AggregateStore<Ballot> {
  byIds(ids: readonly string[], tx?: Transaction): Promise<Ballot[]>;
  /** The one that is open. */
  findOpen(subject: BallotSubject, subjectId: string, tx: Transaction): Promise<Ballot | undefined>;
  /** All that there ever were of a matter, at most 200. */
  ofSubject(subject: BallotSubject, subjectId: string): Promise<Ballot[]>;
  /** Of a committee, those brought first in front. @throws RuleViolation BAD_PAGE */
  page(committee: string, statuses: readonly BallotStatus[] | undefined, page: PageArguments): Promise<Page<Ballot>>;
}

const most = 200;

export const ballotRepository = (ground: Ground): Ballots => {
  const model = ground.connection.model<Row>('Ballot', schema);
  const store = aggregateStore<Ballot>({ ...ground, model });
  return {
    ...store,
    byIds: async (ids, tx) => {
      const rows = model.find({ _id: { $in: ids } }).limit(most);
      return (await rows.session(tx ?? null).lean<Row[]>()).map(store.fromRow);
    },
    findOpen: async (subject, subjectId, tx) => {
      const open = model.findOne({ subject, subjectId, status: { $in: openStatuses } });
      const row = await open.session(tx).lean<Row | null>();
      return row ? store.fromRow(row) : undefined;
    },
    ofSubject: async (subject, subjectId) =>
      (await model.find({ subject, subjectId }).limit(most).lean<Row[]>()).map(store.fromRow),
    page: (committee, statuses, page) =>
      findPage(
        model,
        { committee, ...(statuses && { status: { $in: statuses } }) },
        page,
        { direction: 'oldest' },
        store.fromRow,
      ),
  };
};
