import { buffer } from 'node:stream/consumers';
import { RuleViolation } from '@mumaris/kit/errors';
import sharp from 'sharp';
import type { Contents, Documents } from '../../documents';
import type { Practitioners } from '../../profile';

/** Where photos are found. */
export interface PhotoDeps {
  readonly practitioners: Pick<Practitioners, 'get'>;
  readonly documents: Pick<Documents, 'byIds'>;
  readonly contents: Pick<Contents, 'read'>;
}

/** As large as it is printed at 400 dots an inch, so that a photo of any size is a small one on the card. */
const size = { width: 346, height: 440 };
const mostPixels = 64_000_000;
const quality = 88;

/** The document that is the photo of a practitioner's profile. @throws RuleViolation CARD_PHOTO_FIRST where there is none that is ready */
export const findPhoto =
  ({ practitioners, documents }: Omit<PhotoDeps, 'contents'>) =>
  async (practitionerId: string): Promise<{ readonly contentId: string; readonly bytes: number }> => {
    const { photoId } = await practitioners.get(practitionerId);
    const [photo] = photoId === null ? [] : await documents.byIds([photoId]);
    if (photo?.status !== 'READY' || photo.contentId === null) throw new RuleViolation('CARD_PHOTO_FIRST');
    return { contentId: photo.contentId, bytes: photo.bytes };
  };

/** The photo of a practitioner's profile, cut to the card's frame, as a JPEG (MEM-63). @throws RuleViolation CARD_PHOTO_FIRST */
export const readPhoto = (deps: PhotoDeps) => {
  const find = findPhoto(deps);
  return async (practitionerId: string): Promise<Buffer> => {
    const { contentId, bytes } = await find(practitionerId);
    const photo = await buffer(await deps.contents.read(contentId, 'file', { start: 0, end: bytes - 1 }));
    return sharp(photo, { limitInputPixels: mostPixels, pages: 1 })
      .flatten({ background: 'white' })
      .resize({ ...size, fit: 'cover' })
      .jpeg({ quality })
      .toBuffer();
  };
};
