import type { EveryField } from './fields';
import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { isDuplicate } from './faults';
import { modelOf } from './model-of';

interface LeaseRow {
  _id: string;
  owner: string;
  expiresAt: Date;
}

const schema = new Schema<LeaseRow>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  } satisfies EveryField<LeaseRow>,
  { collection: 'leases', versionKey: false, strict: 'throw' },
);

export interface Lease {
  /** Takes the lease, or renews it after a third of its time; false while another replica holds it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/** A lease by name: of all replicas of a service, one does the work. Time is the database server's. */
export const createLease = (connection: Connection, name: string, ttlMs: number): Lease => {
  const model = modelOf(connection, 'Lease', schema);
  const owner = randomUUID();
  const free = { $or: [{ $eq: ['$owner', owner] }, { $lt: ['$expiresAt', '$$NOW'] }] };
  const ifFree = (mine: unknown, theirs: string) => ({ $cond: [free, mine, theirs] });
  const taken = { owner: ifFree(owner, '$owner'), expiresAt: ifFree({ $add: ['$$NOW', ttlMs] }, '$expiresAt') };
  let freshUntil = 0;

  const take = async (): Promise<boolean> => {
    try {
      const row = await model
        .findOneAndUpdate({ _id: name }, [{ $set: taken }], {
          upsert: true,
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean();
      return row?.owner === owner;
    } catch (error) {
      if (isDuplicate(error)) return false; // another replica created it at this moment
      throw error;
    }
  };

  return {
    hold: async () => {
      const askedAt = performance.now(); // goes on while the process is stopped
      if (askedAt < freshUntil) return true;
      const mine = await take();
      freshUntil = mine ? askedAt + ttlMs / 3 : 0;
      return mine;
    },
    release: async () => {
      freshUntil = 0;
      await model.deleteOne({ _id: name, owner });
    },
  };
};
