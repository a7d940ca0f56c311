import { type Connection, type Model, Schema } from 'mongoose';
import type { EveryField } from './mongo/fields';
import { modelOf } from './mongo/model-of';

/** Why, by whom and when somebody decided that a dead one is not to be done. */
export interface Discarded {
  reason: string;
  by: string;
  at: Date;
}

export interface TaskRow {
  _id: string;
  kind: string;
  /** What it is about, where its kind does not say: the type of a letter's event. */
  about: string | null;
  payload: object | null;
  state: 'DUE' | 'DONE' | 'DEAD' | 'DISCARDED';
  /** Since it was written down, or given back. */
  tries: number;
  dueAt: Date;
  lockedUntil: Date;
  lastError: string | null;
  traceparent: string | null;
  createdAt: Date;
  endedAt: Date | null;
  /** When it was dead for the first time; null for what never was. */
  diedAt: Date | null;
  /** How often it was given back, and tried before the last time. Rows that are older than that do not say. */
  givenBack?: number;
  triedBefore?: number;
  discarded?: Discarded | null;
}

/** The kind of those tasks that are dead letters: a message is to be heard again. */
export const letterKind = 'letter';

const keepSeconds = 30 * 86_400;

/** Those that were dead once, whatever became of them: few, and the index knows no others. */
export const everDead = { diedAt: { $gt: new Date(0) } };

const schema = new Schema<TaskRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    about: { type: String, default: null },
    payload: { type: Object, default: null },
    state: { type: String, enum: ['DUE', 'DONE', 'DEAD', 'DISCARDED'], required: true },
    tries: { type: Number, required: true },
    dueAt: { type: Date, required: true },
    lockedUntil: { type: Date, required: true },
    lastError: { type: String, default: null },
    traceparent: { type: String, default: null },
    createdAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    diedAt: { type: Date, default: null },
    givenBack: { type: Number, default: 0 },
    triedBefore: { type: Number, default: 0 },
    discarded: { type: Object, default: null },
  } satisfies EveryField<TaskRow>,
  { collection: 'tasks', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ dueAt: 1 }, { partialFilterExpression: { state: 'DUE' } })
  .index({ endedAt: 1 }, { expireAfterSeconds: keepSeconds, partialFilterExpression: { state: 'DONE' } })
  .index({ 'discarded.at': 1 }, { expireAfterSeconds: keepSeconds })
  .index({ diedAt: -1, _id: -1 }, { partialFilterExpression: everDead });

/** The tasks of one connection; its dead letters are among them. */
export const tasksModel = (connection: Connection): Model<TaskRow> => modelOf(connection, 'Task', schema);
