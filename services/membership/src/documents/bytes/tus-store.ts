import type { Clock } from '@mumaris/kit/clock';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { openAppend } from './append';
import { tusError } from './tus-error';
import type { UploadModels, UploadRow } from './upload.model';

const msPerHour = 3_600_000;

interface Options {
  readonly clock: Clock;
  readonly unfinishedHours: number;
  /** Gives one up whose client does not want it any more. */
  giveUp(id: string): Promise<void>;
}

/**
 * Where uploads arrive, by the tus protocol: in the service's own store, so that one that broke off goes on at any replica.
 * Each method throws what the protocol's library answers with.
 */
export const createTusStore = (models: UploadModels, { clock, unfinishedHours, giveUp }: Options): DataStore => {
  const { uploads } = models;
  const find = async (id: string): Promise<UploadRow> => {
    const row = await uploads.findById(id).lean<UploadRow | null>();
    if (!row) throw tusError(ERRORS.FILE_NOT_FOUND);
    return row;
  };
  const store: Partial<DataStore> = {
    extensions: ['creation', 'creation-with-upload', 'termination', 'expiration'],
    getExpiration: () => unfinishedHours * msPerHour,
    create: async (upload) => {
      const row = { _id: upload.id, size: upload.size ?? 0, offset: 0, chunks: [], createdAt: clock.now() };
      try {
        await uploads.create([{ ...row, told: false, goneAt: null, forgetAt: null }]);
      } catch (error) {
        // Asked for once more after a lost answer: it goes on with the one that is there.
        if (!isDuplicate(error)) throw error;
      }
      return upload;
    },
    getUpload: async (id) => {
      const { size, offset, createdAt } = await find(id);
      // The library compares with the machine's time, and the platform's may be another.
      const created = new Date(Date.now() - (clock.now().getTime() - createdAt.getTime()));
      return new Upload({ id, size, offset, creation_date: created.toISOString() });
    },
    write: async (readable, id, offset) => {
      const row = await find(id);
      if (row.offset !== offset) throw tusError(ERRORS.INVALID_OFFSET);
      const append = await openAppend(models, row);
      try {
        for await (const piece of readable) await append.add(piece as Buffer);
      } finally {
        // What arrived before a break stays, so that it need not be sent again.
        await append.flush();
      }
      return append.offset();
    },
    remove: giveUp,
  };
  return Object.assign(new DataStore(), store);
};
