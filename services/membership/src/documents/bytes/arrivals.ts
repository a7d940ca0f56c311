import { hoursAfter } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { readChunks } from './read-chunks';
import type { UploadModels, UploadRow } from './upload.model';

/** The uploads as they arrive, for those who take them from there. */
export interface Arrivals {
  /** How many bytes of each are there, by its id; none of one that never began. */
  offsets(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** All bytes of a finished one; undefined where they are not all there, or gone. */
  read(id: string): Promise<Buffer | undefined>;
  /** Those whose bytes are all there and of which nobody was told, oldest first. */
  findComplete(limit: number): Promise<string[]>;
  /** It has been told. */
  markTold(id: string): Promise<void>;
  /** Its bytes are not needed any more; part of the transaction that decides so. */
  release(id: string, tx: Transaction): Promise<void>;
  findReleased(now: Date, limit: number): Promise<string[]>;
  /** Deletes the bytes of one that was released; its offset is told for a while. */
  clear(id: string): Promise<void>;
}

/** For so long after an upload has ended its offset is told. */
const rememberedHours = 24;

export const createArrivals = (models: UploadModels, clock: Clock): Arrivals => {
  const { uploads, chunks } = models;
  return {
    offsets: async (ids) => {
      const rows = await uploads.find({ _id: { $in: ids } }, { offset: 1 }).lean();
      return new Map(rows.map(({ _id, offset }) => [_id, offset]));
    },
    read: async (id) => {
      const row = await uploads.findById(id).lean<UploadRow | null>();
      return row && !row.goneAt && row.offset === row.size ? readChunks(models, row.chunks) : undefined;
    },
    findComplete: (limit) =>
      earliestIds(uploads, { told: false, $expr: { $eq: ['$offset', '$size'] } }, 'createdAt', limit),
    markTold: async (id) => {
      await uploads.updateOne({ _id: id }, { $set: { told: true } });
    },
    release: async (id, tx) => {
      await uploads.updateOne({ _id: id }, { $set: { goneAt: clock.now(), told: true } }, { session: tx });
    },
    findReleased: (now, limit) => earliestIds(uploads, { goneAt: { $lte: now } }, 'goneAt', limit),
    clear: async (id) => {
      await chunks.deleteMany({ uploadId: id });
      const forgetAt = hoursAfter(clock.now(), rememberedHours);
      await uploads.updateOne({ _id: id }, { $set: { goneAt: null, chunks: [], forgetAt } });
    },
  };
};
