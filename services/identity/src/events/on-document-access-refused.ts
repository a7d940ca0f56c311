import { on } from '@mumaris/kit/events/handler';
import { DocumentAccessRefusedV1 } from '@mumaris/schemas';
import { securityEvent } from '../domain/security-event';
import type { Deps } from '../use-cases/deps';

/** Somebody asked for documents that are not the account's: its owner sees it, who may not be the one who asked (IDN-15, MEM-05). */
export const onDocumentAccessRefused = ({ accounts, auditTrail }: Pick<Deps, 'accounts' | 'auditTrail'>) =>
  on(DocumentAccessRefusedV1, async ({ data: { accountId, address = null, device = null } }, tx) => {
    // An account that was closed and forgotten meanwhile has no trail.
    if (!(await accounts.find(accountId, tx))) return;
    await auditTrail.add([{ ...securityEvent(accountId, 'DOCUMENT_REFUSED', { by: 'OWNER' }), address, device }], tx);
  });
