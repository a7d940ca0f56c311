import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ExamFeeState } from '@mumaris/schemas';
import { type Candidacy, hasPassed, usedOf } from './candidacy';
import type { Exam } from './exam-rules';

/** What the next attempt costs: the first ones nothing, the last its fee (MEM-53). Null where there is none. */
export const feeStateOf = (candidacy: Candidacy, { attempts, freeAttempts }: Exam): ExamFeeState | null => {
  const used = usedOf(candidacy).length;
  if (candidacy.status !== 'OPEN' || used >= attempts) return null;
  if (used < freeAttempts) return 'FREE';
  if (!candidacy.fee) return 'NOT_ASKED';
  return candidacy.fee.settledAt ? 'SETTLED' : 'DUE';
};

/** Why no attempt can be booked, whenever it would be; undefined where one can (MEM-53). */
export const barrierOf = (candidacy: Candidacy, exam: Exam): RuleViolation | undefined => {
  if (hasPassed(candidacy) || candidacy.earlierPass) return new RuleViolation('EXAM_NOT_NOW');
  if (usedOf(candidacy).length >= exam.attempts) return new RuleViolation('NO_ATTEMPT_LEFT', { count: exam.attempts });
  if (candidacy.status !== 'OPEN') return new RuleViolation('EXAM_NOT_NOW');
  const fee = feeStateOf(candidacy, exam);
  return fee === 'NOT_ASKED' || fee === 'DUE' ? new RuleViolation('ATTEMPT_FEE_UNPAID') : undefined;
};

/** From which day the next attempt can be sat; null where none was sat yet. */
export const soonestOf = (candidacy: Candidacy, { waitDays }: Exam): Day | null => {
  const last = usedOf(candidacy).at(-1);
  return last ? addDays(dayOf(last.satAt), waitDays) : null;
};

/** @throws RuleViolation EXAM_NOT_NOW, NO_ATTEMPT_LEFT, ATTEMPT_FEE_UNPAID, OTHER_EXAM, TOO_SOON_AGAIN */
export const assertMaySit = (
  candidacy: Candidacy,
  { exam: code, startsAt }: { readonly exam: string; readonly startsAt: Date },
  exam: Exam,
): void => {
  const barrier = barrierOf(candidacy, exam);
  if (barrier) throw barrier;
  if (code !== candidacy.exam) throw new RuleViolation('OTHER_EXAM');
  const soonest = soonestOf(candidacy, exam);
  if (soonest !== null && dayOf(startsAt) < soonest)
    throw new RuleViolation('TOO_SOON_AGAIN', { day: { day: soonest } });
};
