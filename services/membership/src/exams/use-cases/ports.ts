import { addMonths, dayOf } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { reactivateEligibility } from '../../credentials';
import { type Applying, type Candidacy, candidacyIdOf, openCandidacy, outcomeOf } from '../domain/candidacy';
import { type Exam, examFor, examOf } from '../domain/exam-rules';
import { settleFee, withdraw } from '../domain/result';
import type { ExamStores } from './deps';
import { leaveSittings } from './leave-sitting';

/** What applications do to their exams, each in the transaction of their own step. */
export interface ExamPorts {
  /** An application needs its exam from now on (MEM-52). */
  begin(applying: Applying, tx: Transaction): Promise<void>;
  /** It has ended without it: nothing is booked any more. */
  withdraw(applicationId: string, tx: Transaction): Promise<void>;
  /** The fee of the last attempt was paid or waived (MEM-53); an eligibility number whose months are over is in force again (MEM-32). */
  settleFee(applicationId: string, tx: Transaction): Promise<void>;
}

/** The pass of an earlier application that still counts on a day (MEM-53). */
const passOf = (earlier: readonly Candidacy[], { resultValidMonths }: Exam, now: Date): Candidacy['earlierPass'] => {
  const since = addMonths(dayOf(now), -resultValidMonths);
  const passes = earlier.flatMap(({ applicationId, attempts }) =>
    attempts
      .filter((attempt) => outcomeOf(attempt) === 'PASS' && dayOf(attempt.satAt) >= since)
      .map(({ satAt }) => ({ applicationId, satAt })),
  );
  return passes[0] ?? null;
};

export const examPorts = (deps: ExamStores): ExamPorts => {
  const { candidacies, credentials, examRules: rules, clock } = deps;
  return {
    begin: async (applying, tx) => {
      const exam = examFor(applying.service, applying.category, rules);
      if (!exam) throw new Error(`no exam for ${applying.service}, which awaits one`);
      const earlier = await candidacies.ofPractitioner(applying.practitionerId, exam.code, tx);
      const now = clock.now();
      await candidacies.insert(openCandidacy(applying, exam, passOf(earlier, exam, now), now), tx);
    },
    withdraw: async (applicationId, tx) => {
      const before = await candidacies.find(candidacyIdOf(applicationId), tx);
      if (before?.status !== 'OPEN') return;
      await candidacies.update(before.id, withdraw, tx);
      await leaveSittings(deps, before, [], tx);
    },
    settleFee: async (applicationId, tx) => {
      const before = await candidacies.find(candidacyIdOf(applicationId), tx);
      if (!before?.fee || before.fee.settledAt) return;
      await candidacies.update(before.id, (candidacy) => settleFee(candidacy, clock.now()), tx);
      const { eligibilityMonths: months } = examOf(before.exam, rules);
      const held = await credentials.heldBy([before.practitionerId], tx);
      const again = reactivateEligibility(held, { applicationId, months }, clock.now());
      if (again) await credentials.update(again.id, () => ({ state: again }), tx);
    },
  };
};
