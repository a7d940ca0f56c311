import { type Letter, originOf } from '../../src/events/dead-letter';
import type { Connection } from '../../src/mongo/connect';
import { letterKind, tasksModel } from '../../src/task-model';

/** The dead letters of a store with their messages, in the order of their deaths. */
export const lettersOf = async (connection: Connection) => {
  const rows = await tasksModel(connection).find({ kind: letterKind }).sort({ diedAt: 1, _id: 1 }).lean();
  return Promise.all(
    rows.map(async ({ payload, ...row }) => ({ ...row, origin: payload && (await originOf(payload as Letter)) })),
  );
};
