import sharp from 'sharp';
import type { Question, Saying } from './protocol';

sharp.cache(false);
sharp.concurrency(1);

const jpeg = { quality: 90, chromaSubsampling: '4:4:4' } as const;
const previewQuality = 80;

/**
 * Makes a picture anew (MEM-05): upright, in sRGB of 8 bits, the first of its frames, and without anything that is not seen: place, owner, comments,
 * what hangs behind its end. What is cut off is not mended.
 */
export async function* lookIntoPicture({ mediaType, bytes, rules }: Question): AsyncGenerator<Saying> {
  const options = { limitInputPixels: rules.picturePixels, failOn: 'error', sequentialRead: true, pages: 1 } as const;
  let made: { data: Buffer; info: { width: number; height: number } };
  try {
    const upright = sharp(bytes, options).autoOrient().toColourspace('srgb');
    made = await (mediaType === 'image/png' ? upright.png() : upright.jpeg(jpeg)).toBuffer({ resolveWithObject: true });
  } catch {
    yield { fault: 'DOCUMENT_DAMAGED' };
    return;
  }
  const { data, info } = made;
  yield { sound: { bytes: data, pages: 1, size: { width: info.width, height: info.height } } };
  const longest = rules.previewPixels;
  const preview = sharp(data, options)
    .flatten({ background: 'white' })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: previewQuality });
  yield { preview: await preview.toBuffer() };
}
