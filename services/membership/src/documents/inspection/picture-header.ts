import sharp from 'sharp';
import type { Refusal } from '../domain/document';
import type { UploadRules } from '../domain/upload-rules';

const million = 1_000_000;

/** Whether a picture is too large to be decoded, by its header alone (MEM-05): bombs are small files. */
export const tooManyPixels = async (bytes: Buffer, { picturePixels }: UploadRules): Promise<Refusal | undefined> => {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height <= picturePixels) return undefined;
    return { code: 'PICTURE_TOO_LARGE', details: { width, height, max: Math.floor(picturePixels / million) } };
  } catch {
    return { code: 'DOCUMENT_DAMAGED', details: {} };
  }
};
