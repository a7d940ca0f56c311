import { minutesAfter } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import type { Document } from '../domain/document';
import type { Deps } from './deps';

/** An address at which something of a document is read. */
export interface DocumentAddress {
  readonly url: string;
  readonly expiresAt: Date;
}

type AddressDeps = Pick<Deps, 'tickets' | 'documentsUrl' | 'uploadRules' | 'clock'>;

/** Makes addresses of one document for one account: they expire together, and their use is told once. */
export const addressesOf = (
  { tickets, documentsUrl, uploadRules, clock }: AddressDeps,
  { id: documentId }: Pick<Document, 'id'>,
  accountId: string,
): ((part: 'file' | number) => DocumentAddress) => {
  const expiresAt = minutesAfter(clock.now(), uploadRules.linkMinutes);
  const ticket = tickets.write({ use: 'READ', id: newId('tkt'), documentId, accountId, until: expiresAt.getTime() });
  return (part) => ({
    url: `${documentsUrl}/documents/${documentId}/${part === 'file' ? part : `pages/${part}`}?ticket=${ticket}`,
    expiresAt,
  });
};
