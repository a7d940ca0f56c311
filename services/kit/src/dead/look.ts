import type { Connection } from 'mongoose';
import { type Letter, originOf } from '../events/dead-letter';
import { maxTimeMS } from '../mongo/bounds';
import { type Discarded, everDead, letterKind, type TaskRow, tasksModel } from '../task-model';
import { shown } from './shown';

/** A task or a letter that died, and what became of it; nothing of its content. */
export interface Dead {
  readonly id: string;
  readonly kind: string;
  /** The type of a letter's event. */
  readonly about: string | null;
  readonly state: TaskRow['state'];
  readonly diedAt: Date | null;
  /** All there were. */
  readonly tries: number;
  readonly givenBack: number;
  readonly reason: string | null;
  readonly discarded: Discarded | null;
}

const deadOf = (row: Omit<TaskRow, 'payload'>): Dead => ({
  id: row._id,
  kind: row.kind,
  about: row.about,
  state: row.state,
  diedAt: row.diedAt,
  tries: (row.triedBefore ?? 0) + row.tries,
  givenBack: row.givenBack ?? 0,
  reason: row.lastError,
  discarded: row.discarded ?? null,
});

/** What died in one service, the latest first; `leftOut` says how many more there are. */
export const listDead = async (connection: Connection, limit: number): Promise<{ dead: Dead[]; leftOut: number }> => {
  const model = tasksModel(connection);
  const rows = await model
    .find(everDead, { payload: 0 })
    .sort({ diedAt: -1, _id: -1 })
    .limit(limit)
    .maxTimeMS(maxTimeMS)
    .lean();
  const all = rows.length < limit ? rows.length : await model.countDocuments(everDead).maxTimeMS(maxTimeMS);
  return { dead: rows.map(deadOf), leftOut: Math.max(0, all - rows.length) };
};

const kinds = { letters: { kind: letterKind }, tasks: { kind: { $ne: letterKind } } };

/** How many letters, or other tasks, of one service wait for somebody to decide. */
export const countDead = (connection: Connection, what: keyof typeof kinds): Promise<number> =>
  tasksModel(connection)
    .countDocuments({ ...everDead, state: 'DEAD', ...kinds[what] })
    .maxTimeMS(maxTimeMS)
    .exec();

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const messageOf = async (letter: Letter): Promise<object> => {
  const { topic, partition, message } = await originOf(letter);
  const { key, value, offset } = message;
  return {
    found: { topic, partition, offset },
    headers: { signature: letter.signature },
    key: shown(key?.toString() ?? null),
    value: value && shown(parsed(value.toString())),
  };
};

/**
 * One that died, whole: where it lies, its times, and what it carries without what is personal or secret.
 * @throws when it never died here, or is not kept any more
 */
export const showDead = async (connection: Connection, id: string): Promise<object> => {
  const model = tasksModel(connection);
  const row = await model
    .findOne({ ...everDead, _id: id })
    .maxTimeMS(maxTimeMS)
    .lean<TaskRow | null>();
  if (!row) throw new Error(`nothing dead here by the id ${id}: \`list\` shows what there is`);
  const { payload, createdAt, dueAt, endedAt, traceparent } = row;
  const isLetter = row.kind === letterKind && payload;
  return {
    ...deadOf(row),
    lies: { database: connection.name, collection: model.collection.name },
    createdAt,
    dueAt,
    endedAt,
    traceparent,
    ...(isLetter ? { message: await messageOf(payload as Letter) } : { payload: shown(payload) }),
  };
};
