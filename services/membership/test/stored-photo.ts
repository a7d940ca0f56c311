import type { Clock } from '@mumaris/kit/clock';
import type { Connection } from '@mumaris/kit/mongo/connect';
import sharp from 'sharp';
import { createContents } from '../src/documents/bytes/contents';
import { createGridFs } from '../src/documents/bytes/gridfs';

/** A photo whose bytes lie in the store, as a document that was checked has it. */
export const photoAsStored = async (connection: Connection, clock: Clock) => {
  const channels = 3 as const;
  const grey = { width: 600, height: 800, channels, background: { r: 120, g: 140, b: 160 } };
  const photo = await sharp({ create: grey }).jpeg().toBuffer();
  const contents = createContents(connection, createGridFs(connection), { clock, unnamedHours: 24 });
  const { contentId, bytes, sha256 } = await contents.put(photo, []);
  return { contentId, bytes, sha256, mediaType: 'image/jpeg' as const, previews: 0 };
};
