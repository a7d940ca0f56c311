import { type AggregateStore, aggregateStore, type Ground } from '@mumaris/kit/mongo/aggregate-store';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Candidacy } from '../domain/candidacy';
import { candidacyModel, type CandidacyRow } from './candidacy.model';

/** The exams of applications (MEM-53). */
export interface Candidacies extends AggregateStore<Candidacy> {
  byIds(ids: readonly string[]): Promise<Candidacy[]>;
  /** By the number of the application. */
  findByNumber(number: string): Promise<Candidacy | undefined>;
  /** Those of a practitioner for an exam, the newest first, at most 50. */
  ofPractitioner(practitionerId: string, exam: string, tx: Transaction): Promise<Candidacy[]>;
  /** Those with something that is to be settled by now. */
  findToSettle(now: Date, limit: number): Promise<string[]>;
  /** Those with a correction or a remarking that waits for an examiner, the longest open first. @throws RuleViolation BAD_PAGE */
  waiting(page: PageArguments): Promise<Page<Candidacy>>;
}

const most = 50;

const waitsForExaminer = {
  $or: [
    { attempts: { $elemMatch: { 'correction.proposedBy': { $gt: '' }, 'correction.decision': null } } },
    { attempts: { $elemMatch: { 'remarking.why': { $gt: '' }, 'remarking.answer': null } } },
  ],
};

export const candidacyRepository = (ground: Ground): Candidacies => {
  const model = candidacyModel(ground.connection);
  const store = aggregateStore<Candidacy>({ ...ground, model });
  return {
    ...store,
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<CandidacyRow[]>()).map(store.fromRow),
    findByNumber: async (number) => {
      const row = await model.findOne({ number }).lean<CandidacyRow | null>();
      return row ? store.fromRow(row) : undefined;
    },
    ofPractitioner: async (practitionerId, exam, tx) => {
      const query = model.find({ practitionerId, exam }).sort({ _id: -1 }).limit(most).session(tx);
      return (await query.lean<CandidacyRow[]>()).map(store.fromRow);
    },
    findToSettle: (now, limit) => earliestIds(model, { settleAt: { $gt: new Date(0), $lte: now } }, 'settleAt', limit),
    waiting: (page) =>
      findPage(
        model,
        { status: 'OPEN', ...waitsForExaminer },
        page,
        { by: 'openedAt', direction: 'oldest' },
        store.fromRow,
      ),
  };
};
