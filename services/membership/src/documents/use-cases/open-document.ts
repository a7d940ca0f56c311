import { RuleViolation } from '@mumaris/kit/errors';
import type { Document } from '../domain/document';
import type { Deps } from './deps';
import { noteTries } from './note-tries';
import { readerOf } from './reading';

interface Wanted {
  readonly documentId: string;
  readonly part: 'file' | number;
  readonly ticket: string;
  /** Whether its bytes are asked for, or only what they are. */
  readonly isRead: boolean;
}

/** A document that may be read now, and the name of its bytes. */
export interface Opened {
  readonly document: Document;
  readonly contentId: string;
}

/**
 * Opens a document by an address (MEM-05). Rights are looked at again, since they may have ended after it was made, and the read is told once for
 * each address.
 * @throws RuleViolation DOCUMENT_LINK_EXPIRED, or DOCUMENT_LINK_INVALID for everything else that is not right, which tells nothing
 */
export const openDocument =
  (deps: Pick<Deps, 'tickets' | 'documents' | 'documentReads' | 'documentTries' | 'clock' | 'handles'>) =>
  async ({ documentId, part, ticket: text, isRead }: Wanted): Promise<Opened> => {
    const { tickets, documents, documentReads, clock } = deps;
    const ticket = tickets.read(text);
    if (ticket?.use !== 'READ' || ticket.documentId !== documentId) {
      if (ticket) await noteTries(deps)(ticket, [documentId]);
      throw new RuleViolation('DOCUMENT_LINK_INVALID');
    }
    const now = clock.now();
    if (now.getTime() > ticket.until) throw new RuleViolation('DOCUMENT_LINK_EXPIRED');
    const { id, accountId } = ticket;
    const [document] = await documents.byIds([documentId]);
    const reader = document && (await readerOf(deps)(document, accountId));
    const isThere = document?.status === 'READY' && (part === 'file' || part <= document.previews);
    if (!reader || !isThere || !document.contentId) throw new RuleViolation('DOCUMENT_LINK_INVALID');
    const whole = part === 'file';
    if (isRead)
      await documentReads.add({ id: `${id}/${whole ? part : 'pages'}`, documentId, accountId, reader, whole, at: now });
    return { document, contentId: document.contentId };
  };
