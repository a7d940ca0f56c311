import type { Connection } from 'mongoose';
import { withoutPersonalData } from '../log-error';
import { everDead, letterKind, type TaskRow, tasksModel } from '../task-model';
import { maxTimeMS } from '../mongo/bounds';

type Chosen = Pick<TaskRow, '_id' | 'state' | 'tries' | 'givenBack'>;

const chosenFields = { state: 1, tries: 1, givenBack: 1 };
const batchSize = 500;
const maxReason = 500;

const stateInWords = {
  DEAD: 'is dead',
  DUE: 'is given back already',
  DONE: 'is done',
  DISCARDED: 'is discarded',
} satisfies Record<TaskRow['state'], string>;
const unknown = 'never died here, or is not kept any more';

/**
 * Those of the ids, if all of them can still be decided on.
 * @throws when one never died here, is past deciding, or has lost what it carried
 */
const chosenOf = async (connection: Connection, ids: readonly string[], open: object): Promise<Chosen[]> => {
  const model = tasksModel(connection);
  const ofIds = { ...everDead, _id: { $in: ids } };
  const known = await model.find(ofIds, chosenFields).maxTimeMS(maxTimeMS).lean<Chosen[]>();
  const chosen = await model
    .find({ ...ofIds, ...open }, chosenFields)
    .maxTimeMS(maxTimeMS)
    .lean<Chosen[]>();
  const problems = ids
    .filter((id) => !chosen.some(({ _id }) => _id === id))
    .map((id) => {
      const row = known.find(({ _id }) => _id === id);
      return `${id} ${row ? stateInWords[row.state] : unknown}`;
    });
  if (problems.length)
    throw new Error(`nothing was done, as this cannot be (\`list\` shows what can):\n  ${problems.join('\n  ')}`);
  return chosen;
};

/** What is discarded can be taken up again as long as it is kept whole. */
const canBeRetried = { $or: [{ state: 'DEAD' }, { state: 'DISCARDED', payload: { $ne: null } }] };

/** One that somebody else gave back a moment ago is left to that. */
const giveBack = async (connection: Connection, chosen: readonly Chosen[]): Promise<number> => {
  const now = Date.now();
  const fresh = { state: 'DUE', tries: 0, lockedUntil: new Date(0), endedAt: null, discarded: null } as const;
  const { modifiedCount } = await tasksModel(connection).bulkWrite(
    chosen.map(({ _id, state, tries, givenBack }, at) => ({
      updateOne: {
        filter: { _id, state, givenBack: givenBack ?? null },
        // In their order: the worker takes what has been due for longest.
        update: { $set: { ...fresh, dueAt: new Date(now + at) }, $inc: { givenBack: 1, triedBefore: tries } },
      },
    })),
  );
  return modifiedCount;
};

const giveAllBack = async (connection: Connection): Promise<number> => {
  const cursor = tasksModel(connection)
    .find({ ...everDead, state: 'DEAD' }, chosenFields)
    .sort({ diedAt: 1, _id: 1 })
    .maxTimeMS(maxTimeMS)
    .lean<Chosen[]>()
    .cursor();
  let given = 0;
  let batch: Chosen[] = [];
  for await (const row of cursor as AsyncIterable<Chosen>) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    given += await giveBack(connection, batch);
    batch = [];
  }
  return batch.length ? given + (await giveBack(connection, batch)) : given;
};

/**
 * Gives dead letters and tasks back to their service, which carries them out as if they were new, in the order of their deaths. A
 * letter takes effect once at most, however often it is given back.
 * @param which `'all'` that are dead and not discarded, or these
 * @returns how many
 * @throws when one of these cannot be given back; then none was
 */
export const retryDead = async (connection: Connection, which: 'all' | readonly string[]): Promise<number> =>
  which === 'all'
    ? await giveAllBack(connection)
    : await giveBack(connection, await chosenOf(connection, which, canBeRetried));

interface Decision {
  readonly reason: string;
  readonly by: string;
}

/**
 * Notes that these are not to be done. What a task carried goes, as it may be a code; a letter stays whole for as long as it is
 * kept, and can be retried by its id.
 * @returns how many
 * @throws without a reason, or when one of these is not dead; then none was discarded
 */
export const discardDead = async (
  connection: Connection,
  ids: readonly string[],
  { reason, by }: Decision,
): Promise<number> => {
  if (!reason.trim()) throw new Error('say why: --reason TEXT');
  const chosen = await chosenOf(connection, ids, { state: 'DEAD' });
  const discarded = { reason: withoutPersonalData(reason.trim()).slice(0, maxReason), by, at: new Date() };
  const model = tasksModel(connection);
  const dead = { _id: { $in: chosen.map(({ _id }) => _id) }, state: 'DEAD' } as const;
  const decided = { $set: { state: 'DISCARDED', discarded } } as const;
  const { modifiedCount: letters } = await model.updateMany({ ...dead, kind: letterKind }, decided);
  const { modifiedCount: tasks } = await model.updateMany(dead, { $set: { ...decided.$set, payload: null } });
  return letters + tasks;
};
