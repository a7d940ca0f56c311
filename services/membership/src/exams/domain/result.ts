import { endOfPeriod } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { ExamAttemptFeeDueV1, ExamResultRecordedV1, type ExamOutcome } from '@mumaris/schemas';
import { type Attempt, type Candidacy, usedOf } from './candidacy';
import { examOf, type ExamRules } from './exam-rules';
import { candidateOf, type Sitting } from './sitting';
import { sittingData } from './told';

/** What an exam does to its application; null where it waits on. */
type Onward = 'PASS' | 'FAIL' | null;

/** A change of a candidacy that may move its application. */
export interface Outcome extends Change<Candidacy> {
  readonly onward: Onward;
}

/** One result, as an examiner or the test company says it. */
export interface Result {
  readonly attempt: number;
  readonly outcome: ExamOutcome;
  /** The examiner; null where the test company says it. */
  readonly by: string | null;
}

/** The fee of the attempt that is not free falls due once, when the free ones are used (MEM-53). */
const feeDue = (candidacy: Candidacy, now: Date): Change<Candidacy> => ({
  state: { ...candidacy, fee: { requestedAt: now, settledAt: null } },
  events: [
    ExamAttemptFeeDueV1.of({
      ...candidateOf(candidacy),
      ...(candidacy.category !== null && { category: candidacy.category }),
      requestedAt: now.toISOString(),
    }),
  ],
});

/** What follows from the attempts that are used: the application goes on, ends, or a fee falls due (MEM-53, MEM-54). */
const followUp = (candidacy: Candidacy, rules: ExamRules, now: Date): Outcome => {
  const exam = examOf(candidacy.exam, rules);
  const used = usedOf(candidacy).length;
  const settled = { ...candidacy, settleAt: null };
  if (used >= exam.attempts) return { state: { ...settled, status: 'FAILED' }, onward: 'FAIL' };
  if (used >= exam.freeAttempts && !candidacy.fee) return { ...feeDue(settled, now), onward: null };
  return { state: settled, onward: null };
};

const told = (candidacy: Candidacy, attempt: Attempt, sitting: Sitting, rules: ExamRules) =>
  ExamResultRecordedV1.of({
    ...candidateOf(candidacy),
    ...sittingData(sitting, rules),
    attempt: attempt.number,
    outcome: attempt.outcome,
    attemptsLeft: Math.max(0, examOf(candidacy.exam, rules).attempts - usedOf(candidacy).length),
  });

const isSame = (attempt: Attempt, { outcome, attempt: number }: Result): boolean =>
  attempt.outcome === outcome && attempt.number === number;

/**
 * Records a result (MEM-54). Said again, it changes nothing; another one for the same sitting is a correction, which takes two people.
 * An absence counts for a fee or a rejection only once it cannot be excused any more.
 * @throws RuleViolation CONFLICTING_RESULTS, NOT_BOOKED, SITTING_NOT_BEGUN, WRONG_ATTEMPT
 */
export const recordResult = (
  candidacy: Candidacy,
  sitting: Sitting,
  result: Result,
  rules: ExamRules,
  now: Date,
): Outcome => {
  const known = candidacy.attempts.find(({ sittingId }) => sittingId === sitting.id);
  if (known && isSame(known, result)) return { ...silent(candidacy), onward: null };
  if (known) throw new RuleViolation('CONFLICTING_RESULTS');
  if (candidacy.booking?.sittingId !== sitting.id || sitting.status !== 'OPEN') throw new RuleViolation('NOT_BOOKED');
  if (now < sitting.startsAt) throw new RuleViolation('SITTING_NOT_BEGUN');
  const number = usedOf(candidacy).length + 1;
  if (result.attempt !== number) throw new RuleViolation('WRONG_ATTEMPT', { number });
  const attempt: Attempt = {
    ...{ number, sittingId: sitting.id, satAt: sitting.startsAt, outcome: result.outcome },
    ...{ recordedAt: now, recordedBy: result.by, correction: null, remarking: null },
  };
  const after: Candidacy = { ...candidacy, booking: null, attempts: [...candidacy.attempts, attempt] };
  const events = [told(after, attempt, sitting, rules)];
  if (result.outcome === 'PASS') return { state: { ...after, status: 'PASSED' }, events, onward: 'PASS' };
  if (result.outcome === 'NO_SHOW') {
    const settleAt = endOfPeriod(sitting.startsAt, examOf(candidacy.exam, rules).excuseDays);
    return { state: { ...after, settleAt }, events, onward: null };
  }
  const followed = followUp(after, rules, now);
  return { ...followed, events: [...events, ...(followed.events ?? [])] };
};

/** Settles what waited for nobody: an earlier pass counts (MEM-53), or an absence was not excused in time (MEM-54). */
export const settle = (candidacy: Candidacy, rules: ExamRules, now: Date): Outcome => {
  if (candidacy.status !== 'OPEN' || !candidacy.settleAt || now < candidacy.settleAt)
    return { ...silent(candidacy), onward: null };
  if (candidacy.earlierPass)
    return { ...silent({ ...candidacy, settleAt: null, status: 'PASSED' as const }), onward: 'PASS' };
  return followUp(candidacy, rules, now);
};

/** The fee of the last attempt was paid or waived (MEM-53, BIL-06). Said again, it changes nothing. */
export const settleFee = (candidacy: Candidacy, now: Date): Change<Candidacy> =>
  silent(
    candidacy.fee && !candidacy.fee.settledAt ? { ...candidacy, fee: { ...candidacy.fee, settledAt: now } } : candidacy,
  );

/** The application has ended without its exam: nothing is booked or waited for any more. */
export const withdraw = (candidacy: Candidacy): Change<Candidacy> =>
  silent(
    candidacy.status === 'OPEN'
      ? { ...candidacy, status: 'WITHDRAWN', booking: null, waitingFor: null, settleAt: null }
      : candidacy,
  );
