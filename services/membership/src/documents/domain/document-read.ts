import type { DocumentReader } from '@mumaris/schemas';

/** Somebody has read a document: once for each address that was made, however often it was used (MEM-05). */
export interface DocumentRead {
  readonly id: string;
  readonly documentId: string;
  /** Who it was; never shown. */
  readonly accountId: string;
  readonly reader: DocumentReader;
  /** Whether the whole document was read, or pictures of its pages. */
  readonly whole: boolean;
  readonly at: Date;
}
