import { type AggregateStore, aggregateStore, type Ground } from '@mumaris/kit/mongo/aggregate-store';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { VerificationCase } from '../domain/verification-case';
import { caseModel, type CaseRow } from './case.model';

/** The verifications of all practitioners (MEM-51). */
export interface VerificationCases extends AggregateStore<VerificationCase> {
  byIds(ids: readonly string[]): Promise<VerificationCase[]>;
  /** Of some practitioners, the newest first; as many as their profiles have entries, some times over. */
  ofPractitioners(ids: readonly string[], tx?: Transaction): Promise<VerificationCase[]>;
  /** Newest first. @throws RuleViolation BAD_PAGE */
  pageOf(practitionerId: string, page: PageArguments): Promise<Page<VerificationCase>>;
  /** Whether an entry of a profile was ever sent to be verified: its owner changes it no more, whatever the result. */
  holdsEntry(entryId: string): Promise<boolean>;
  /** Whether a document was sent to the verification company. */
  holdsDocument(documentId: string): Promise<boolean>;
  /** Those of which the company has been silent for too long. */
  findSilent(now: Date, limit: number): Promise<string[]>;
}

const mostEach = 500;

export const verificationCaseRepository = (ground: Ground): VerificationCases => {
  const model = caseModel(ground.connection);
  const store = aggregateStore<VerificationCase>({ ...ground, model });
  return {
    ...store,
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<CaseRow[]>()).map(store.fromRow),
    ofPractitioners: async (ids, tx) => {
      const rows = await model
        .find({ practitionerId: { $in: ids } })
        .sort({ practitionerId: 1, _id: -1 })
        .limit(mostEach * ids.length)
        .session(tx ?? null)
        .lean<CaseRow[]>();
      return rows.map(store.fromRow);
    },
    pageOf: (practitionerId, page) => findPage(model, { practitionerId }, page, { direction: 'newest' }, store.fromRow),
    holdsEntry: async (entryId) => (await model.exists({ entryId })) !== null,
    holdsDocument: async (documentId) => (await model.exists({ documentIds: documentId })) !== null,
    findSilent: (now, limit) => earliestIds(model, { askAt: { $lte: now } }, 'askAt', limit),
  };
};
