import type { NewEvent } from '@mumaris/schemas';
import type { Connection, Model } from 'mongoose';
import { RuleViolation } from '../errors';
import type { Outbox } from '../events/outbox';
import { createLine } from './line';
import { inTransaction, type Transaction } from './transaction';

/** A piece of state that changes as a whole. */
export interface Aggregate {
  readonly id: string;
}

/** What a domain function decides: the state as it shall be, and what it tells the others. */
export interface Change<S extends Aggregate> {
  readonly state: S;
  readonly events?: readonly NewEvent[];
}

/** How an aggregate lies in its collection. */
export type Stored<S extends Aggregate> = Omit<S, 'id'> & { _id: string; version: number };

export interface AggregateStore<S extends Aggregate> {
  find(id: string, tx?: Transaction): Promise<S | undefined>;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string, tx?: Transaction): Promise<S>;
  /** Writes a new aggregate and its events in one transaction. */
  insert(change: Change<S>, tx?: Transaction): Promise<S>;
  /**
   * Loads, decides, and writes state and events in one transaction; decides anew when somebody else was faster.
   * A change that returns the same state and no events writes nothing.
   * @throws RuleViolation NOT_FOUND, CONFLICT after five lost races
   */
  update(id: string, change: (state: S) => Change<S> | Promise<Change<S>>, tx?: Transaction): Promise<S>;
}

interface Parts<S extends Aggregate> {
  connection: Connection;
  model: Model<Stored<S>>;
  outbox: Outbox;
}

const maxTries = 5;

class LostRace extends Error {}

export const fromStored = <S extends Aggregate>({ _id, version: _version, ...rest }: Stored<S>): S =>
  ({ id: _id, ...rest }) as unknown as S;

const toStored = <S extends Aggregate>({ id, ...rest }: S, version: number): Stored<S> => ({
  _id: id,
  version,
  ...rest,
});

/** The repository core of one aggregate: state and outbox in one transaction, guarded by a version. */
export const aggregateStore = <S extends Aggregate>({ connection, model, outbox }: Parts<S>): AggregateStore<S> => {
  const line = createLine();

  const load = async (id: string, tx?: Transaction) =>
    (await model
      .findById(id)
      .session(tx ?? null)
      .lean()) as Stored<S> | null;

  const write = async (id: string, change: (state: S) => Change<S> | Promise<Change<S>>, tx: Transaction) => {
    const stored = await load(id, tx);
    if (!stored) throw new RuleViolation('NOT_FOUND');
    const before = fromStored<S>(stored);
    const { state, events = [] } = await change(before);
    if (state === before && !events.length) return state;
    const version = stored.version + 1;
    const { matchedCount } = await model.replaceOne(
      { _id: id, version: stored.version } as object,
      toStored(state, version),
      { session: tx },
    );
    if (!matchedCount) throw new LostRace();
    await outbox.add(id, version, events, tx);
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

  const insertIn = async ({ state, events = [] }: Change<S>, tx: Transaction) => {
    await model.create([toStored(state, 1)] as never, { session: tx });
    await outbox.add(state.id, 1, events, tx);
    return state;
  };

  const find = async (id: string, tx?: Transaction) => {
    const stored = await load(id, tx);
    return stored ? fromStored<S>(stored) : undefined;
  };

  return {
    find,
    get: async (id, tx) => {
      const state = await find(id, tx);
      if (!state) throw new RuleViolation('NOT_FOUND');
      return state;
    },
    insert: (change, tx) => (tx ? insertIn(change, tx) : inTransaction(connection, (own) => insertIn(change, own))),
    update: (id, change, tx) => (tx ? write(id, change, tx) : line.enter(id, () => updateAlone(id, change))),
  };
};
