import { type AggregateStore, aggregateStore, fromStored, type Ground } from '@mumaris/kit/mongo/aggregate-store';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { DocumentStatus } from '@mumaris/schemas';
import type { Document } from '../domain/document';
import { documentModel, type DocumentRow } from './document.model';

/** The documents of all practitioners; a removed one is found by its id alone. */
export interface Documents extends AggregateStore<Document> {
  byIds(ids: readonly string[], tx?: Transaction): Promise<Document[]>;
  /** Newest first. @throws RuleViolation BAD_PAGE */
  ofPractitioner(practitionerId: string, page: PageArguments): Promise<Page<Document>>;
  /** How many a practitioner has, of all or of one status; no more than `most` are counted. */
  count(practitionerId: string, most: number, status?: DocumentStatus): Promise<number>;
  /** Those of a status whose day has come. */
  findDue(status: 'UPLOADING' | 'QUARANTINED', now: Date, limit: number): Promise<string[]>;
}

export const documentRepository = (ground: Ground): Documents => {
  const model = documentModel(ground.connection);
  const there = { status: { $ne: 'REMOVED' } } as const;
  return {
    ...aggregateStore<Document>({ ...ground, model }),
    byIds: async (ids, tx) => {
      const rows = await model
        .find({ _id: { $in: ids }, ...there })
        .session(tx ?? null)
        .lean<DocumentRow[]>();
      return rows.map((row) => fromStored<Document>(row));
    },
    ofPractitioner: (practitionerId, page) =>
      findPage(model, { practitionerId, ...there }, page, { direction: 'newest' }, (row) => fromStored<Document>(row)),
    count: (practitionerId, most, status) =>
      model.countDocuments({ practitionerId, ...(status ? { status } : there) }, { limit: most }),
    findDue: (status, now, limit) => earliestIds(model, { status, dueAt: { $lt: now } }, 'dueAt', limit),
  };
};
