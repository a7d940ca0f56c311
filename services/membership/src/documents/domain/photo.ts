import { RuleViolation } from '@mumaris/kit/errors';
import type { Document } from './document';
import type { DocumentTypes } from './document-type';

/** Holds a document to what the photo of a profile is (MEM-01). @throws RuleViolation WRONG_DOCUMENT_TYPE, DOCUMENT_NOT_READY */
export const assertPhoto = ({ type, status }: Pick<Document, 'type' | 'status'>, { all }: DocumentTypes): void => {
  const wanted = all.find(({ profilePhoto }) => profilePhoto);
  if (wanted && wanted.code !== type)
    throw new RuleViolation('WRONG_DOCUMENT_TYPE', { document: wanted.name }, 'documentId');
  if (status !== 'READY') throw new RuleViolation('DOCUMENT_NOT_READY', {}, 'documentId');
};
