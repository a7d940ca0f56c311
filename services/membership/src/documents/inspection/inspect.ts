import type { Refusal } from '../domain/document';
import type { DocumentType, MediaType } from '../domain/document-type';
import { pictureRefusal } from '../domain/picture';
import type { UploadRules } from '../domain/upload-rules';
import { createLanes } from './lanes';
import { tooManyPixels } from './picture-header';
import { runInspection } from './run-inspection';
import { sniff } from './sniff';

/** A document that nothing is wrong with, as it is stored. */
export interface Inspected {
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  readonly pages: number;
  /** A picture of each of the first pages; fewer where they could not be drawn within the bounds. */
  readonly previews: readonly Buffer[];
}

/** Looks at what a document's bytes are (MEM-05). */
export type Inspect = (bytes: Buffer, type: DocumentType) => Promise<Inspected | Refusal>;

export const isRefusal = (looked: Inspected | Refusal): looked is Refusal => 'code' in looked;

/** As many as may be looked into at once take their turns; the others wait. */
export const createInspect = (rules: UploadRules): Inspect => {
  const inTurn = createLanes(rules.inspectionsAtOnce);
  const bounds = { seconds: rules.inspectionSeconds, megabytes: rules.inspectionMegabytes };

  const lookInto = async (bytes: Buffer, mediaType: MediaType, type: DocumentType): Promise<Inspected | Refusal> => {
    const sayings = await inTurn(() => runInspection({ mediaType, bytes, rules }, bounds));
    const [first] = sayings;
    // Nothing said: it took more than any sound document does.
    if (!first || !('sound' in first))
      return { code: first && 'fault' in first ? first.fault : 'DOCUMENT_DAMAGED', details: {} };
    const { sound } = first;
    const refusal = sound.size && pictureRefusal(sound.size, type.picture);
    if (refusal) return refusal;
    const previews = sayings.flatMap((saying) => ('preview' in saying ? [Buffer.from(saying.preview)] : []));
    return { mediaType, bytes: Buffer.from(sound.bytes), pages: sound.pages, previews };
  };

  return async (bytes, type) => {
    const mediaType = await sniff(bytes);
    if (typeof mediaType !== 'string') return mediaType;
    if (!type.mediaTypes.includes(mediaType)) return { code: 'DOCUMENT_NOT_AS_PICTURE', details: {} };
    const tooLarge = mediaType === 'application/pdf' ? undefined : await tooManyPixels(bytes, rules);
    return tooLarge ?? (await lookInto(bytes, mediaType, type));
  };
};
