import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Credentials } from '../../credentials';
import type { Practitioners } from '../../profile';
import type { ExamRules } from '../domain/exam-rules';
import type { Candidacies } from '../store/candidacy.repository';
import type { Sittings } from '../store/sitting.repository';
import type { SeatLine } from './seat-line';

/** What an exam does to its application, which exams know nothing of: in the same transaction. */
interface Onwards {
  pass(applicationId: string, tx: Transaction): Promise<unknown>;
  fail(applicationId: string, tx: Transaction): Promise<unknown>;
}

/** What needs no application beside it. */
export interface ExamStores {
  readonly sittings: Sittings;
  readonly candidacies: Candidacies;
  readonly examRules: ExamRules;
  readonly credentials: Credentials;
  readonly practitioners: Practitioners;
  readonly clock: Pick<Clock, 'now'>;
}

/** What the use cases work with. */
export interface Deps extends ExamStores {
  readonly onwards: Onwards;
  readonly seatLine: SeatLine;
  readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
}
