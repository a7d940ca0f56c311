import { fileTypeFromBuffer } from 'file-type';
import type { Refusal } from '../domain/document';
import { type MediaType, mediaTypes } from '../domain/document-type';

/** How the kinds that are taken begin; a file that has no more than that is a torn one of its kind. */
const beginnings = ['%PDF-', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff'].map((text) => Buffer.from(text, 'latin1'));

const ofPhones = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/** What a file is by its bytes, whatever it is called (MEM-05): one of the kinds that are taken, or why not. */
export const sniff = async (bytes: Buffer): Promise<MediaType | Refusal> => {
  const found = await fileTypeFromBuffer(bytes);
  const taken = mediaTypes.find((mediaType) => mediaType === found?.mime);
  if (taken) return taken;
  if (found && ofPhones.has(found.mime)) return { code: 'DOCUMENT_HEIC', details: {} };
  if (found) return { code: 'DOCUMENT_KIND', details: { kind: found.ext.toUpperCase() } };
  const isTorn = beginnings.some((beginning) => bytes.subarray(0, beginning.length).equals(beginning));
  return { code: isTorn ? 'DOCUMENT_DAMAGED' : 'DOCUMENT_KIND_UNKNOWN', details: {} };
};
