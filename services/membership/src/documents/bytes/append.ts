import { newId } from '@mumaris/kit/id';
import { ERRORS } from '@tus/server';
import { readChunks } from './read-chunks';
import { tusError } from './tus-error';
import type { UploadModels, UploadRow } from './upload.model';

/** As much is held in memory of one request, and lies in one chunk. */
const chunkBytes = 1_048_576;

/** Adds bytes at the end of an upload. */
interface Append {
  add(piece: Buffer): Promise<void>;
  /** Writes down what is still held. */
  flush(): Promise<void>;
  offset(): number;
}

/**
 * Chunks are written once, under names of their own, and belong to the upload from the moment at which its row names them at the offset at
 * which they follow: of two writers that got past the lock one changes nothing, and their bytes never mix. A short last chunk is taken
 * over into the next one, so that an upload in many small pieces has no more chunks than one in a single piece.
 */
export const openAppend = async (models: UploadModels, row: UploadRow): Promise<Append> => {
  const { uploads, chunks } = models;
  const short = row.offset % chunkBytes;
  let whole = short ? row.chunks.slice(0, -1) : row.chunks;
  let replaced = short ? row.chunks.slice(-1) : [];
  let held = short ? [await readChunks(models, replaced)] : [];
  let heldBytes = short;
  let at = row.offset;

  const flush = async (): Promise<void> => {
    const to = whole.length * chunkBytes + heldBytes;
    if (to === at) return;
    const data = Buffer.concat(held);
    const _id = newId('chk');
    await chunks.collection.insertOne({ _id, uploadId: row._id, data } as never);
    const named = [...whole, _id];
    const here = { _id: row._id, offset: at, told: false };
    const { matchedCount } = await uploads.updateOne(here, { $set: { offset: to, chunks: named } });
    await chunks.deleteMany({ _id: { $in: matchedCount ? replaced : [_id] } });
    if (!matchedCount) throw tusError(ERRORS.INVALID_OFFSET);
    at = to;
    const isFull = data.length === chunkBytes;
    [whole, replaced] = isFull ? [named, []] : [whole, [_id]];
    [held, heldBytes] = isFull ? [[], 0] : [[data], data.length];
  };

  const add = async (piece: Buffer): Promise<void> => {
    for (let rest = piece; rest.length;) {
      const taken = rest.subarray(0, chunkBytes - heldBytes);
      // A copy: what the socket read into is larger, and stays as long as any part of it.
      held.push(Buffer.from(taken));
      heldBytes += taken.length;
      rest = rest.subarray(taken.length);
      if (heldBytes === chunkBytes) await flush();
    }
  };

  return { add, flush, offset: () => at };
};
