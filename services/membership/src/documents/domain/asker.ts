import { DocumentAccessRefusedV1, type NewEvent } from '@mumaris/schemas';

/** The account that asks for a document, and from where as far as it is known. */
export interface Asker {
  readonly accountId: string;
  readonly address?: string | undefined;
  readonly device?: string | undefined;
}

/** Somebody asked for documents that are not theirs, which their own account's list of security events shows (MEM-05). */
export const accessRefused = ({ accountId, address, device }: Asker): NewEvent =>
  DocumentAccessRefusedV1.of({
    accountId,
    ...(address !== undefined && { address }),
    ...(device !== undefined && { device }),
  });
