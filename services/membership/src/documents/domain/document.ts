import { addDays, type Day, dayOf, endOfDay, hoursAfter } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { type ErrorCode, type Failure, RuleViolation, toFailure } from '@mumaris/kit/errors';
import type { Details } from '@mumaris/kit/words/say';
import { DocumentClearedV1, DocumentRefusedV1, type DocumentStatus } from '@mumaris/schemas';
import { documentName } from './document-name';
import type { DocumentType, MediaType } from './document-type';
import type { UploadRules } from './upload-rules';

/** Why a document was not taken: a code of schemas/codes and what its texts are filled with. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly details: Details;
}

/** A document of a practitioner (MEM-03, MEM-05). */
export interface Document {
  readonly id: string;
  readonly practitionerId: string;
  readonly accountId: string;
  /** A code of rules/documents/types.yaml. */
  readonly type: string;
  readonly status: DocumentStatus;
  readonly name: string;
  /** By its bytes; null until they are checked. */
  readonly mediaType: MediaType | null;
  /** As declared until it is ready, as stored then. */
  readonly bytes: number;
  /** Of what is stored, in hexadecimal digits. */
  readonly sha256: string | null;
  readonly pages: number | null;
  /** How many of the first pages have a picture. */
  readonly previews: number;
  readonly issuedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly takenOn: Day | null;
  readonly refusal: Refusal | null;
  /** Names its bytes in the store; null while there are none that anybody may read. */
  readonly contentId: string | null;
  /** When an unfinished upload is given up, or a quarantined document scanned again. */
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  /** When a removed one is forgotten. */
  readonly forgetAt: Date | null;
}

/** Whether it can be attached to an application. */
export const isAttachable = ({ status }: Pick<Document, 'status'>): boolean =>
  status === 'READY' || status === 'QUARANTINED';

/** Whether an application can be handed in with it (MEM-05): not while it waits for the scanner. */
export const isSubmittable = ({ status }: Pick<Document, 'status'>): boolean => status === 'READY';

export type DocumentRequest = Pick<
  Document,
  'id' | 'practitionerId' | 'accountId' | 'type' | 'name' | 'bytes' | 'issuedOn' | 'expiresOn' | 'takenOn'
>;

/** A document whose bytes are awaited. */
export const awaitUpload = (request: DocumentRequest, rules: UploadRules, now: Date): Change<Document> =>
  silent({
    ...request,
    status: 'UPLOADING',
    mediaType: null,
    sha256: null,
    pages: null,
    previews: 0,
    refusal: null,
    contentId: null,
    dueAt: hoursAfter(now, rules.unfinishedHours),
    createdAt: now,
    forgetAt: null,
  });

/** All bytes have arrived; told twice, nothing changes. */
export const receive = (document: Document): Change<Document> =>
  silent(document.status === 'UPLOADING' ? { ...document, status: 'CHECKING', dueAt: null } : document);

/** What the bytes turned out to be. */
export interface Looked {
  readonly mediaType: MediaType;
  readonly pages: number;
}

/** What was stored of them. */
export interface Stored extends Looked {
  readonly bytes: number;
  readonly sha256: string;
  readonly previews: number;
  readonly contentId: string;
}

const isUnderCheck = ({ status }: Document) => status === 'CHECKING' || status === 'QUARANTINED';

/** Why a document was not taken, in words. */
export const inWords = ({ code, details }: Refusal): Failure => toFailure(new RuleViolation(code, details as never));

/** Who was told to wait for the scanner hears how it ended. */
const told = (before: Document, state: Document, { name: typeName }: DocumentType): Change<Document> => {
  if (before.status !== 'QUARANTINED') return silent(state);
  const { id: documentId, practitionerId, accountId, type, refusal } = state;
  const about = { documentId, practitionerId, accountId, type, typeName };
  return {
    state,
    events: [
      refusal ? DocumentRefusedV1.of({ ...about, reason: inWords(refusal).message }) : DocumentClearedV1.of(about),
    ],
  };
};

const named = (document: Document, mediaType: MediaType, { nameBytes }: UploadRules) =>
  documentName(document.name, nameBytes, mediaType);

/** Takes a checked document; one that is no longer under check stays as it is. */
export const accept = (
  document: Document,
  stored: Stored,
  type: DocumentType,
  rules: UploadRules,
): Change<Document> => {
  if (!isUnderCheck(document)) return silent(document);
  const name = named(document, stored.mediaType, rules);
  return told(document, { ...document, ...stored, name, status: 'READY', dueAt: null }, type);
};

/**
 * Keeps a document that nothing is wrong with until the scanner is back; scanned again after a while.
 * @param looked what it is, where that was not known before
 */
export const quarantine = (
  document: Document,
  looked: Looked | undefined,
  rules: UploadRules,
  now: Date,
): Change<Document> => {
  if (!isUnderCheck(document)) return silent(document);
  const dueAt = new Date(now.getTime() + rules.scanAgainSeconds * 1_000);
  if (!looked) return silent({ ...document, dueAt });
  const { mediaType, pages } = looked;
  return silent({
    ...document,
    mediaType,
    pages,
    name: named(document, mediaType, rules),
    status: 'QUARANTINED',
    dueAt,
  });
};

/** Refuses a document for good: what to do is to upload another. */
export const refuse = (document: Document, refusal: Refusal, type: DocumentType): Change<Document> => {
  if (!isUnderCheck(document)) return silent(document);
  return told(document, { ...document, status: 'REFUSED', refusal, dueAt: null }, type);
};

const gone = (document: Document, { goneDays }: UploadRules, now: Date): Document => ({
  ...document,
  status: 'REMOVED',
  contentId: null,
  previews: 0,
  dueAt: null,
  forgetAt: endOfDay(addDays(dayOf(now), goneDays)),
});

/** Its owner does not want it any more. @throws RuleViolation DOCUMENT_IN_USE */
export const remove = (document: Document, isInUse: boolean, rules: UploadRules, now: Date): Change<Document> => {
  if (isInUse) throw new RuleViolation('DOCUMENT_IN_USE', {}, 'documentId');
  return silent(gone(document, rules, now));
};

/** Gives up an upload that was not finished in its time, or whose file is empty; any other stays. */
export const giveUp = (document: Document, rules: UploadRules, now: Date): Change<Document> =>
  silent(document.status === 'UPLOADING' ? gone(document, rules, now) : document);
