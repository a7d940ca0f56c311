import type { PictureRules } from './document-type';
import type { Refusal } from './document';

/** How large a picture is once it stands upright, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Whether a picture is what its type asks for (MEM-03); undefined where it is, or nothing is asked. */
export const pictureRefusal = (size: PictureSize, rules: PictureRules | null): Refusal | undefined => {
  if (!rules) return undefined;
  const { width, height } = size;
  const { minWidth, minHeight, minRatio, maxRatio } = rules;
  if (width < minWidth || height < minHeight)
    return { code: 'PICTURE_TOO_SMALL', details: { width, height, minWidth, minHeight } };
  const ratio = width / height;
  return ratio < minRatio || ratio > maxRatio ? { code: 'PICTURE_SHAPE', details: {} } : undefined;
};
