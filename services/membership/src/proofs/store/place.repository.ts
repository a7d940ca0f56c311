import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { count, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { Schema } from 'mongoose';
import type { StatusPlace } from '../domain/proof';
import { type StatusBits, statusPurposes } from '../domain/status-bits';
import type { ListName } from '../domain/status-list';

/** The place of a credential, and what the lists were told of it last. */
interface KeptPlace extends StatusPlace, StatusBits {
  readonly credentialId: string;
}

type Row = Omit<KeptPlace, 'credentialId'> & { readonly _id: string };

const bit = { type: Boolean, required: true } as const;

const schema = new Schema<Row>(
  {
    _id: text,
    list: count,
    entry: count,
    revocation: bit,
    suspension: bit,
    changesAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'status-places', versionKey: false, strict: 'throw', minimize: false },
)
  // No two credentials share an entry, ever.
  .index({ list: 1, entry: 1 }, { unique: true })
  .index({ changesAt: 1 }, { partialFilterExpression: { changesAt: { $type: 'date' } } });
// A list is read from its index alone: what is set is little beside what is given.
for (const purpose of statusPurposes)
  schema.index({ [purpose]: 1, list: 1, entry: 1 }, { partialFilterExpression: { [purpose]: true } });

/** Which credential has which entry of which list. */
export interface Places {
  find(credentialId: string, tx: Transaction): Promise<KeptPlace | undefined>;
  byIds(credentialIds: readonly string[]): Promise<KeptPlace[]>;
  /** The list of which entries were given last; undefined before the first. */
  newestList(tx: Transaction): Promise<number | undefined>;
  /** Whether an entry of a list was ever given. */
  hasList(list: number): Promise<boolean>;
  /** The entries of a list that are set. */
  set(name: ListName): Promise<number[]>;
  /** Which of some entries are given. */
  taken(list: number, entries: readonly number[], tx: Transaction): Promise<ReadonlySet<number>>;
  insert(place: KeptPlace, tx: Transaction): Promise<void>;
  tell(credentialId: string, bits: StatusBits, tx: Transaction): Promise<void>;
  /** The credentials of which the lists are to say something else by now, the longest due first. */
  findDue(now: Date, limit: number): Promise<string[]>;
}

const read = ({ _id: credentialId, ...place }: Row): KeptPlace => ({ credentialId, ...place });

export const placeRepository = (connection: Connection): Places => {
  const model = connection.model<Row>('StatusPlace', schema);
  return {
    find: async (credentialId, tx) => {
      const row = await model.findById(credentialId).session(tx).lean<Row | null>();
      return row ? read(row) : undefined;
    },
    byIds: async (credentialIds) => (await model.find({ _id: { $in: credentialIds } }).lean<Row[]>()).map(read),
    newestList: async (tx) => {
      const row = await model.findOne({}, { list: 1, _id: 0 }).sort({ list: -1 }).session(tx).lean<Row | null>();
      return row?.list;
    },
    hasList: async (list) => (await model.exists({ list })) !== null,
    set: async ({ list, purpose }) => {
      const rows = await model
        .find({ [purpose]: true, list }, { entry: 1, _id: 0 })
        .maxTimeMS(maxTimeMS)
        .lean<Row[]>();
      return rows.map(({ entry }) => entry);
    },
    taken: async (list, entries, tx) => {
      const rows = await model
        .find({ list, entry: { $in: entries } }, { entry: 1, _id: 0 })
        .session(tx)
        .lean<Row[]>();
      return new Set(rows.map(({ entry }) => entry));
    },
    insert: async ({ credentialId, ...place }, tx) => {
      await model.create([{ _id: credentialId, ...place }], { session: tx });
    },
    tell: async (credentialId, bits, tx) => {
      await model.updateOne({ _id: credentialId }, { $set: bits }, { session: tx });
    },
    findDue: (now, limit) => earliestIds(model, { changesAt: { $lte: now } }, 'changesAt', limit),
  };
};
