import { PDFDocument } from '@cantoo/pdf-lib';
import { dangerOf } from './pdf-dangers';
import { pdfPreviews } from './pdf-previews';
import type { Question, Saying } from './protocol';

/** A PDF ends with where its objects are found; one that was cut off does not, and readers that mend it show less than there was. */
const tailBytes = 2_048;
const isWhole = (bytes: Buffer) => bytes.subarray(-tailBytes).includes('startxref');

/** Opens what needs no password, also where an owner's password forbids printing. @throws with what is wrong */
const open = (bytes: Buffer): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { password: '', updateMetadata: false, throwOnInvalidObject: false });

const isLocked = (error: unknown) => error instanceof Error && /password/i.test(error.message);

/** What was filled in is drawn anew, since many forms hold no picture of it; the document as it is where that fails. */
const drawn = async (document: PDFDocument, bytes: Buffer): Promise<Uint8Array> => {
  try {
    if (!document.getForm().getFields().length) return bytes;
    return await document.save({ updateFieldAppearances: true });
  } catch {
    return bytes;
  }
};

const pagesOf = (document: PDFDocument): number => {
  try {
    return document.getPageCount();
  } catch {
    return 0; // a tree of pages that leads nowhere, or in a circle
  }
};

/** Looks into a PDF (MEM-05): what it runs, what it holds, how many pages, and how they look. It is stored as it came. */
export async function* lookIntoPdf({ bytes: sent, rules }: Question): AsyncGenerator<Saying> {
  const bytes = Buffer.from(sent);
  let document: PDFDocument;
  try {
    if (!isWhole(bytes)) throw new Error('cut off');
    document = await open(bytes);
  } catch (error) {
    yield { fault: isLocked(error) ? 'PDF_LOCKED' : 'DOCUMENT_DAMAGED' };
    return;
  }
  const danger = dangerOf(document);
  const pages = danger ? 0 : pagesOf(document);
  if (danger || !pages) {
    yield { fault: danger ?? 'PDF_NO_PAGE' };
    return;
  }
  yield { sound: { bytes, pages, size: null } };
  for await (const preview of pdfPreviews(new Uint8Array(await drawn(document, bytes)), rules)) yield { preview };
}
