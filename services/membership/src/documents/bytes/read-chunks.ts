import type { ChunkRow, UploadModels } from './upload.model';

/** The bytes of chunks in their order. @throws when one of them is not there */
export const readChunks = async ({ chunks }: Pick<UploadModels, 'chunks'>, ids: readonly string[]): Promise<Buffer> => {
  const rows = await chunks.collection
    .find({ _id: { $in: ids } } as object, { promoteBuffers: true })
    .map((row) => row as unknown as ChunkRow)
    .toArray();
  const byId = new Map(rows.map(({ _id, data }) => [_id, data]));
  return Buffer.concat(
    ids.map((id) => {
      const data = byId.get(id);
      if (!data) throw new Error(`the chunk ${id} is not there`);
      return data;
    }),
  );
};
