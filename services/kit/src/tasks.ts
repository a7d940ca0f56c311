import type { Connection } from 'mongoose';
import type { Logger } from './log';
import { reasonOf } from './log-error';
import { isTransient } from './mongo/faults';
import type { Transaction } from './mongo/transaction';
import { type TaskRow, tasksModel } from './task-model';
import { withTrace, currentTraceparent } from './trace';
import { createWake, wakeOnInsert } from './wake';

/** Work outside the database, such as an e-mail or a call, written down in the transaction that wants it. */
export interface Task<P = object> {
  /** Unique: the same wish twice is one task. The outside world gets it as idempotency key. */
  key: string;
  kind: string;
  payload: P;
}

export interface Tasks {
  /** Writes tasks down in the transaction; they run after its commit. */
  add(tasks: readonly Task[], tx: Transaction): Promise<void>;
}

export const createTasks = (connection: Connection): Tasks => {
  const model = tasksModel(connection);
  return {
    add: async (tasks, tx) => {
      if (!tasks.length) return;
      const now = new Date();
      const row = { state: 'DUE', tries: 0, dueAt: now, lockedUntil: new Date(0), lastError: null, createdAt: now };
      const traceparent = currentTraceparent() ?? null;
      // An insert of a wish that is there already would abort the whole transaction.
      const wishes = tasks.map(({ key, kind, payload }) => ({
        updateOne: {
          filter: { _id: key },
          update: { $setOnInsert: { ...row, kind, payload, traceparent, endedAt: null } },
          upsert: true,
        },
      }));
      await model.bulkWrite(wishes, { session: tx, ordered: true });
    },
  };
};

/** Carries one kind of task out; throwing means: later again. `signal` ends with the time a try may take. */
export interface TaskRunner {
  (payload: never, context: { key: string; tries: number; signal: AbortSignal }): Promise<void>;
  /** How often a task of this kind is tried before it is dead; the worker's number where it does not say. */
  readonly maxTries?: number;
}

interface WorkerOptions {
  connection: Connection;
  runners: Record<string, TaskRunner>;
  log: Logger;
  maxTries?: number;
  /** The pause before the second try, in ms; it doubles with each. */
  firstPauseMs?: number;
  concurrency?: number;
  /** Whether another try would change nothing. */
  isHopeless?: (error: unknown) => boolean;
}

export interface Worker {
  start(): void;
  stop(): Promise<void>;
}

const tryMs = 20_000;
const pollMs = 1_000;
const maxPauseMs = 15 * 60_000;

/** Runs due tasks, each by one replica at a time, with back-off; after `maxTries` they stay as DEAD for people to see. */
export const createTaskWorker = (options: WorkerOptions): Worker => {
  const { connection, runners, log, maxTries = 12, firstPauseMs = 500, concurrency = 8 } = options;
  const { isHopeless = () => false } = options;
  const model = tasksModel(connection);
  const wake = createWake();
  const active = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  let stopped = false;
  let unwatch: () => Promise<void> = () => Promise.resolve();

  const claim = () => {
    const now = new Date();
    return model
      .findOneAndUpdate(
        { state: 'DUE', dueAt: { $lte: now }, lockedUntil: { $lte: now }, kind: { $in: Object.keys(runners) } },
        { $set: { lockedUntil: new Date(now.getTime() + 2 * tryMs) }, $inc: { tries: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<TaskRow | null>();
  };

  const isOver = ({ kind, tries }: TaskRow, error: unknown) =>
    !isTransient(error) && (isHopeless(error) || tries >= (runners[kind]?.maxTries ?? maxTries));

  const settle = async (row: TaskRow, error?: unknown) => {
    const { _id, kind, tries, diedAt } = row;
    if (!error) {
      // What was delivered is not kept: it may have carried a code.
      await model.updateOne({ _id }, { $set: { state: 'DONE', endedAt: new Date(), payload: null, lastError: null } });
      return;
    }
    const dead = isOver(row, error);
    const lastError = reasonOf(error);
    const now = new Date();
    const pause = Math.min(firstPauseMs * 2 ** (tries - 1), maxPauseMs) * (0.75 + Math.random() / 2);
    const next = dead
      ? { state: 'DEAD', endedAt: now, diedAt: diedAt ?? now, lastError }
      : { dueAt: new Date(Date.now() + pause), lockedUntil: new Date(0), lastError };
    // Only this try's own: one that outlived its lock must not unlock the try that came after it.
    await model.updateOne({ _id, tries, state: 'DUE' }, { $set: next });
    log[dead ? 'error' : 'warn']({ err: error, task: _id, kind, tries }, dead ? 'a task is dead' : 'a task waits');
  };

  const run = (row: TaskRow): Promise<void> =>
    withTrace(row.traceparent ?? undefined, async () => {
      try {
        const runner = runners[row.kind] as TaskRunner;
        await runner(row.payload as never, { key: row._id, tries: row.tries, signal: AbortSignal.timeout(tryMs) });
      } catch (error) {
        return await settle(row, error);
      }
      await settle(row);
    });

  /** Claims as long as a lane is free and something is due; resolves when there is nothing more to claim. */
  const drain = async () => {
    for (let row = await claim(); row; row = stopped ? null : await claim()) {
      const work: Promise<void> = run(row)
        .catch((error: unknown) => log.warn({ err: error }, 'a task could not be settled; its lock runs out'))
        .finally(() => active.delete(work));
      active.add(work);
      if (active.size >= concurrency) await Promise.race(active);
    }
  };

  const loop = async () => {
    while (!stopped) {
      await drain().catch((error: unknown) => log.warn({ err: error }, 'the task worker pauses'));
      await wake.sleep(pollMs);
    }
    await Promise.all(active);
  };

  return {
    start: () => {
      unwatch = wakeOnInsert(connection, 'tasks', wake, log);
      running = loop();
    },
    stop: async () => {
      stopped = true;
      wake.now();
      await unwatch();
      await running;
    },
  };
};
