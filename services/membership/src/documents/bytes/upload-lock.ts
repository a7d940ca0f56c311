import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { Lock, Locker } from '@tus/server';
import { type Connection, Schema } from 'mongoose';
import { tusError } from './tus-error';

interface LockRow {
  _id: string;
  owner: string;
  /** Until when it holds without being renewed, by the machine's time. */
  until: Date;
  /** Whether somebody else waits for it. */
  wanted: boolean;
}

const schema = new Schema<LockRow>(
  { _id: text, owner: text, until: date, wanted: { type: Boolean, required: true } } satisfies EveryField<LockRow>,
  { collection: 'upload-locks', versionKey: false, strict: 'throw' },
).index({ until: 1 }, { expireAfterSeconds: 60 });

/** The upload is somebody else's at this moment: 423, and the same request goes through later. */
const uploadLocked = { status_code: 423, body: 'The upload is being written; try again.\n' };

const leaseMs = 10_000;
const lookMs = 250;
const patienceMs = 8_000;

/**
 * Lets one request at a time at an upload, on all replicas. A client whose line broke comes back before the server has noticed, so the holder is
 * told that another waits, and lets go.
 */
export const createUploadLocker = (connection: Connection): Locker => {
  const model = connection.model<LockRow>('UploadLock', schema);
  const take = async (id: string, owner: string): Promise<boolean> => {
    const now = Date.now();
    const mine = { owner, until: new Date(now + leaseMs), wanted: false };
    try {
      await model.updateOne({ _id: id, until: { $lt: new Date(now) } }, { $set: mine }, { upsert: true });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await model.updateOne({ _id: id }, { $set: { wanted: true } });
      return false;
    }
  };
  const newLock = (id: string): Lock => {
    const owner = randomUUID();
    let renewal: NodeJS.Timeout | undefined;
    return {
      lock: async (signal, letGo) => {
        const deadline = performance.now() + patienceMs;
        while (!(await take(id, owner))) {
          if (signal.aborted || performance.now() > deadline) throw tusError(uploadLocked);
          await sleep(lookMs / 2);
        }
        const renew = async () => {
          const until = new Date(Date.now() + leaseMs);
          const row = await model.findOneAndUpdate({ _id: id, owner }, { $set: { until } }).lean();
          if (row?.wanted) await letGo();
        };
        renewal = setInterval(() => void renew().catch(() => undefined), lookMs);
      },
      unlock: async () => {
        clearInterval(renewal);
        await model.deleteOne({ _id: id, owner });
      },
    };
  };
  return { newLock };
};
