import type { Connection, Model } from 'mongoose';
import type { AuditTrail } from '../audit/audit-trail';
import type { Aggregate, Change } from '../change';
import { RuleViolation } from '../errors';
import type { Outbox } from '../events/outbox';
import { noteChange } from '../idempotency/running-request';
import { createLine } from './line';
import { inTransaction, type Transaction } from './transaction';

/** Where a change is written as a whole: state in the store, events in the outbox, entries in the audit trail. */
export interface Ground {
  readonly connection: Connection;
  readonly outbox: Outbox;
  /** Absent in a service that keeps no trail. */
  readonly audit?: AuditTrail;
}

/** How an aggregate lies in its collection. */
export type Stored<S extends Aggregate> = Omit<S, 'id'> & { _id: string; version: number };

export interface AggregateStore<S extends Aggregate, R extends Aggregate = S> {
  /** The name of its model. */
  readonly model: string;
  /** Reads a row that was found otherwise. */
  fromRow(row: Stored<R>): S;
  find(id: string, tx?: Transaction): Promise<S | undefined>;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string, tx?: Transaction): Promise<S>;
  /** Writes a new aggregate, its events and its audit entries in one transaction. */
  insert(change: Change<S>, tx?: Transaction): Promise<S>;
  /**
   * Loads, decides, and writes state, events and audit entries in one transaction; decides anew when somebody else was
   * faster. A change that returns the same state and nothing to tell writes nothing.
   * @throws RuleViolation NOT_FOUND, CONFLICT after five lost races
   */
  update(id: string, change: (state: S) => Change<S> | Promise<Change<S>>, tx?: Transaction): Promise<S>;
}

/** How a state lies at rest where it does not lie as it is: encrypted, or with what it is looked up by. */
export interface Form<S extends Aggregate, R extends Aggregate> {
  seal(state: S): R;
  open(atRest: R): S;
}

interface Parts<S extends Aggregate, R extends Aggregate> extends Ground {
  readonly model: Model<Stored<R>>;
  readonly form: Form<S, R>;
  /**
   * Keeps more of each change than its outcome, in its transaction.
   * @param before undefined for a new aggregate
   * @param version of the state after it
   */
  readonly keep?: (before: S | undefined, after: S, version: number, tx: Transaction) => Promise<void>;
}

const asItIs = { seal: <S>(state: S) => state, open: <S>(state: S) => state };

const maxTries = 5;

class LostRace extends Error {}

export const fromStored = <S extends Aggregate>({ _id, version: _version, ...rest }: Stored<S>): S =>
  ({ id: _id, ...rest }) as unknown as S;

const toStored = <S extends Aggregate>({ id, ...rest }: S, version: number): Stored<S> => ({
  _id: id,
  version,
  ...rest,
});

/**
 * The repository core of one aggregate that lies as it is.
 * @param parts with `open` where rows from before lack what was added since
 */
export const aggregateStore = <S extends Aggregate>({
  open = asItIs.open,
  ...parts
}: Omit<Parts<S, S>, 'form'> & Partial<Pick<Form<S, S>, 'open'>>): AggregateStore<S, S> =>
  sealedStore<S, S>({ ...parts, form: { ...asItIs, open } });

/** The repository core of one aggregate: state, outbox and trail in one transaction, guarded by a version. */
export const sealedStore = <S extends Aggregate, R extends Aggregate>(parts: Parts<S, R>): AggregateStore<S, R> => {
  const { connection, model, outbox, audit, form, keep } = parts;
  const fromRow = (row: Stored<R>): S => form.open(fromStored<R>(row));
  const line = createLine();

  const load = async (id: string, tx?: Transaction) =>
    (await model
      .findById(id)
      .session(tx ?? null)
      .lean()) as Stored<R> | null;

  /** What a change tells, in its transaction. */
  const tell = async (version: number, { state, events = [], audit: entries = [] }: Change<S>, tx: Transaction) => {
    await noteChange({ model: model.modelName, id: state.id }, tx);
    await outbox.add(state.id, version, events, tx);
    if (!entries.length) return;
    if (!audit) throw new Error(`an audit entry ${entries[0]?.kind}, and no trail to write it to`);
    await audit.add(entries, tx);
  };

  const write = async (id: string, change: (state: S) => Change<S> | Promise<Change<S>>, tx: Transaction) => {
    const stored = await load(id, tx);
    if (!stored) throw new RuleViolation('NOT_FOUND');
    const before = fromRow(stored);
    const changed = await change(before);
    const { state, events = [], audit: entries = [] } = changed;
    if (state === before && !events.length && !entries.length) return state;
    const version = stored.version + 1;
    const { matchedCount } = await model.replaceOne(
      { _id: id, version: stored.version } as object,
      toStored(form.seal(state), version),
      { session: tx },
    );
    if (!matchedCount) throw new LostRace();
    await keep?.(before, state, version, tx);
    await tell(version, changed, tx);
    return state;
  };

  const updateAlone = async (id: string, change: (state: S) => Change<S> | Promise<Change<S>>) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(connection, (tx) => write(id, change, tx));
      } catch (error) {
        if (!(error instanceof LostRace)) throw error;
        if (attempt === maxTries) throw new RuleViolation('CONFLICT');
      }
    }
  };

  const insertIn = async (change: Change<S>, tx: Transaction) => {
    await model.create([toStored(form.seal(change.state), 1)] as never, { session: tx });
    await keep?.(undefined, change.state, 1, tx);
    await tell(1, change, tx);
    return change.state;
  };

  const find = async (id: string, tx?: Transaction) => {
    const stored = await load(id, tx);
    return stored ? fromRow(stored) : undefined;
  };

  return {
    model: model.modelName,
    find,
    fromRow,
    get: async (id, tx) => {
      const state = await find(id, tx);
      if (!state) throw new RuleViolation('NOT_FOUND');
      return state;
    },
    insert: (change, tx) => (tx ? insertIn(change, tx) : inTransaction(connection, (own) => insertIn(change, own))),
    update: (id, change, tx) => (tx ? write(id, change, tx) : line.enter(id, () => updateAlone(id, change))),
  };
};
