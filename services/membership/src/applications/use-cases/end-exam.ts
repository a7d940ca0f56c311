import type { Text } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { failExam, passExam } from '../domain/exam-outcome';
import type { Deps } from './deps';

/** What an exam does to its application, in its transaction: the port of exams (MEM-54). @param reason why an application is refused after its last attempt */
export const endExam = ({ journeys, rules, clock }: Pick<Deps, 'journeys' | 'rules' | 'clock'>, reason: Text) => ({
  pass: (applicationId: string, tx: Transaction) =>
    journeys.advance(applicationId, (application, journey) => passExam(application, journey, rules, clock.now()), tx),
  fail: (applicationId: string, tx: Transaction) =>
    journeys.advance(applicationId, (application) => failExam(application, reason, rules, clock.now()), tx),
});
