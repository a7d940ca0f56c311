import { dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { type ExamCorrectionTo, ExamRemarkingAnsweredV1, ExamResultCorrectedV1, type Text } from '@mumaris/schemas';
import { type Attempt, type Candidacy, outcomeOf, usedOf } from './candidacy';
import { examOf, type ExamRules } from './exam-rules';
import type { Outcome } from './result';
import { candidateOf } from './sitting';

/** The attempt of a number that counts. @throws RuleViolation NO_SUCH_ATTEMPT */
const attemptOf = (candidacy: Candidacy, number: number): Attempt => {
  const found = usedOf(candidacy).find((attempt) => attempt.number === number);
  if (!found) throw new RuleViolation('NO_SUCH_ATTEMPT', {}, 'attempt');
  return found;
};

const replaced = (candidacy: Candidacy, attempt: Attempt, by: Attempt): Candidacy => ({
  ...candidacy,
  attempts: candidacy.attempts.map((one) => (one === attempt ? by : one)),
});

const isOpen = ({ correction }: Attempt): boolean => correction !== null && correction.decision === null;

/** What a result can be corrected to: whoever failed has passed, whoever was away is excused. */
const corrected: Readonly<Record<ExamCorrectionTo, Attempt['outcome']>> = { PASS: 'FAIL', EXCUSED: 'NO_SHOW' };

interface Proposal {
  readonly attempt: number;
  readonly to: ExamCorrectionTo;
  readonly reason: Text;
  readonly by: string;
}

/**
 * Proposes to correct a result; another person decides (MEM-54).
 * @throws RuleViolation EXAM_NOT_NOW once the application has gone on or ended, NO_SUCH_ATTEMPT, NOT_CORRECTABLE, CORRECTION_OPEN
 */
export const proposeCorrection = (
  candidacy: Candidacy,
  { attempt: number, to, reason, by }: Proposal,
  now: Date,
): Change<Candidacy> => {
  if (candidacy.status !== 'OPEN') throw new RuleViolation('EXAM_NOT_NOW');
  const attempt = attemptOf(candidacy, number);
  if (isOpen(attempt)) throw new RuleViolation('CORRECTION_OPEN');
  if (outcomeOf(attempt) !== corrected[to]) throw new RuleViolation('NOT_CORRECTABLE', {}, 'to');
  const correction = { to, reason, proposedBy: by, proposedAt: now, decision: null };
  return silent(replaced(candidacy, attempt, { ...attempt, correction }));
};

/** What is told of a correction that two people agreed on. */
const tell = (candidacy: Candidacy, attempt: Attempt, rules: ExamRules) =>
  ExamResultCorrectedV1.of({
    ...candidateOf(candidacy),
    exam: examOf(candidacy.exam, rules).name,
    attempt: attempt.number,
    from: attempt.outcome,
    to: attempt.correction?.to ?? 'PASS',
    reason: attempt.correction?.reason ?? rules.failedReason,
    satOn: dayOf(attempt.satAt),
    // Whoever has passed owes nothing for an attempt that was never needed (MEM-54).
    feeOwed: attempt.correction?.to !== 'PASS',
  });

/**
 * A second person decides on a correction (MEM-54). The first result is kept; a fail that becomes a pass sends the application on, and the
 * fee of the last attempt is not owed.
 * @throws RuleViolation EXAM_NOT_NOW, NO_SUCH_ATTEMPT, NO_CORRECTION_OPEN, SAME_PERSON
 */
export const decideCorrection = (
  candidacy: Candidacy,
  { attempt: number, agree, by }: { readonly attempt: number; readonly agree: boolean; readonly by: string },
  rules: ExamRules,
  now: Date,
): Outcome => {
  if (candidacy.status !== 'OPEN') throw new RuleViolation('EXAM_NOT_NOW');
  const attempt = attemptOf(candidacy, number);
  const { correction } = attempt;
  if (!correction || !isOpen(attempt)) throw new RuleViolation('NO_CORRECTION_OPEN');
  assertAnotherPerson(by, correction.proposedBy);
  const decided: Attempt = { ...attempt, correction: { ...correction, decision: { agreed: agree, by, at: now } } };
  const after = replaced(candidacy, attempt, decided);
  if (!agree) return { ...silent(after), onward: null };
  const events = [tell(after, decided, rules)];
  return correction.to === 'PASS'
    ? { state: { ...after, status: 'PASSED', booking: null, waitingFor: null, settleAt: null }, events, onward: 'PASS' }
    : { state: { ...after, settleAt: null }, events, onward: null };
};

/** The last moment at which an attempt can be marked again. */
const remarkableUntil = ({ recordedAt }: Attempt, days: number): Date => endOfPeriod(recordedAt, days);

/**
 * The applicant asks that an attempt be marked again: once each, within the days of the data (MEM-54).
 * @throws RuleViolation EXAM_NOT_NOW, NO_SUCH_ATTEMPT, REMARKED_ALREADY, REMARKING_OVER
 */
export const askRemarking = (
  candidacy: Candidacy,
  { attempt: number, why }: { readonly attempt: number; readonly why: string },
  rules: ExamRules,
  now: Date,
): Change<Candidacy> => {
  if (candidacy.status !== 'OPEN') throw new RuleViolation('EXAM_NOT_NOW');
  const attempt = attemptOf(candidacy, number);
  const { remarkingDays: days } = examOf(candidacy.exam, rules);
  if (attempt.remarking) throw new RuleViolation('REMARKED_ALREADY');
  if (attempt.outcome !== 'FAIL' || now > remarkableUntil(attempt, days))
    throw new RuleViolation('REMARKING_OVER', { days });
  return silent(replaced(candidacy, attempt, { ...attempt, remarking: { why, askedAt: now, answer: null } }));
};

interface Answer {
  readonly attempt: number;
  readonly stands: boolean;
  readonly text: Text;
  readonly by: string;
}

/**
 * An examiner answers a request to mark again: the result stands, or its correction is proposed (MEM-54).
 * @throws RuleViolation as proposeCorrection does, NO_REMARKING_ASKED
 */
export const answerRemarking = (
  candidacy: Candidacy,
  { attempt: number, stands, text, by }: Answer,
  rules: ExamRules,
  now: Date,
): Change<Candidacy> => {
  const attempt = attemptOf(candidacy, number);
  if (!attempt.remarking || attempt.remarking.answer) throw new RuleViolation('NO_REMARKING_ASKED');
  const remarking = { ...attempt.remarking, answer: { stands, text, by, at: now } };
  const answered = replaced(candidacy, attempt, { ...attempt, remarking });
  const { state } = stands
    ? silent(answered)
    : proposeCorrection(answered, { attempt: number, to: 'PASS', reason: text, by }, now);
  const told = ExamRemarkingAnsweredV1.of({
    ...candidateOf(candidacy),
    exam: examOf(candidacy.exam, rules).name,
    attempt: number,
    answer: stands ? 'STANDS' : 'CORRECTION_PROPOSED',
    text,
  });
  return { state, events: [told] };
};
