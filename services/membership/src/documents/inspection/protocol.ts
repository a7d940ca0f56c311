import type { PictureSize } from '../domain/picture';
import type { UploadRules } from '../domain/upload-rules';
import type { MediaType } from '../domain/document-type';

/** What the process that looks into a document is asked. */
export interface Question {
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
  readonly rules: Pick<UploadRules, 'previewPages' | 'previewPixels' | 'picturePixels'>;
}

/** Why a document is not taken, as far as its bytes tell. */
export type Fault = 'DOCUMENT_DAMAGED' | 'PDF_RUNS_SOMETHING' | 'PDF_HOLDS_FILES' | 'PDF_LOCKED' | 'PDF_NO_PAGE';

/** What is stored of a document that nothing is wrong with. */
interface Sound {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of a picture. */
  readonly size: PictureSize | null;
}

/**
 * What the process says, one message after another: first what is wrong or what is stored, then the picture of each page, then that it has ended.
 * What was said counts when it is killed after that.
 */
export type Saying =
  { readonly fault: Fault } | { readonly sound: Sound } | { readonly preview: Uint8Array } | { readonly end: true };
