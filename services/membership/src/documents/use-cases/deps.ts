import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Tasks } from '@mumaris/kit/tasks';
import type { Practitioners } from '../../profile';
import type { Arrivals } from '../bytes/arrivals';
import type { Contents } from '../bytes/contents';
import type { DocumentTypes } from '../domain/document-type';
import type { TicketOffice } from '../domain/ticket';
import type { UploadRules } from '../domain/upload-rules';
import type { Inspect } from '../inspection/inspect';
import type { Scan } from '../scan/scanner';
import type { DocumentReads } from '../store/document-read.repository';
import type { DocumentTries } from '../store/document-try.repository';
import type { Documents } from '../store/document.repository';

/** What wire.ts connects from applications, which documents know nothing of. */
export interface Ports {
  /** Whether a member of staff handles an application that the document is attached to. */
  handles(staffAccountId: string, documentId: string): Promise<boolean>;
  /** Whether an application was handed in with the document. */
  inUse(documentId: string): Promise<boolean>;
}

/** What the use cases work with. */
export interface Deps extends Ports {
  readonly documents: Documents;
  readonly documentReads: DocumentReads;
  readonly documentTries: DocumentTries;
  readonly documentTypes: DocumentTypes;
  readonly uploadRules: UploadRules;
  readonly practitioners: Practitioners;
  readonly arrivals: Arrivals;
  readonly contents: Contents;
  readonly tickets: TicketOffice;
  readonly inspect: Inspect;
  readonly scan: Scan;
  readonly tasks: Tasks;
  /** Where the public reaches this service's addresses of documents, without a slash at its end. */
  readonly documentsUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Runs work on several aggregates in one transaction. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
