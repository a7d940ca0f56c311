import type { DocumentReader } from '@mumaris/schemas';
import type { Document } from '../domain/document';
import type { Deps } from './deps';

/** As whom an account may read a document: its owner, or a reviewer who handles an application that it is attached to; undefined for all others (MEM-05). */
export const readerOf =
  ({ handles }: Pick<Deps, 'handles'>) =>
  async ({ id, accountId }: Pick<Document, 'id' | 'accountId'>, by: string): Promise<DocumentReader | undefined> => {
    if (by === accountId) return 'OWNER';
    return (await handles(by, id)) ? 'REVIEWER' : undefined;
  };
