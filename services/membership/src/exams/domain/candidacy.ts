import { type Change, silent } from '@mumaris/kit/change';
import type { ExamCorrectionTo, ExamOutcome, ProfessionalCategory, Text } from '@mumaris/schemas';
import type { Exam } from './exam-rules';
import type { Candidate } from './sitting';

/** A correction that one person proposes and another decides on; the first result is kept beside it (MEM-54). */
export interface Correction {
  readonly to: ExamCorrectionTo;
  readonly reason: Text;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Null while a second person has to decide. */
  readonly decision: { readonly agreed: boolean; readonly by: string; readonly at: Date } | null;
}

/** The applicant asks that an attempt be marked again. */
export interface Remarking {
  readonly why: string;
  readonly askedAt: Date;
  /** Null while nobody has answered. */
  readonly answer: { readonly stands: boolean; readonly text: Text; readonly by: string; readonly at: Date } | null;
}

/** What came of a booking: an attempt, also where nobody came. */
export interface Attempt {
  /** Counted from 1; one that was excused is counted again. */
  readonly number: number;
  readonly sittingId: string;
  /** When the sitting began. */
  readonly satAt: Date;
  /** As it was first recorded: never changed. */
  readonly outcome: ExamOutcome;
  readonly recordedAt: Date;
  /** The examiner; null where the test company said it. */
  readonly recordedBy: string | null;
  readonly correction: Correction | null;
  readonly remarking: Remarking | null;
}

/** What an application has become of its exam. */
export const candidacyStatuses = ['OPEN', 'PASSED', 'FAILED', 'WITHDRAWN'] as const;

/** The exam of one application, from the day it needs it: its booking and its attempts. */
export interface Candidacy {
  readonly id: string;
  readonly applicationId: string;
  /** The application's number. */
  readonly number: string;
  readonly service: string;
  readonly category: ProfessionalCategory | null;
  readonly exam: string;
  readonly practitionerId: string;
  readonly accountId: string;
  readonly status: (typeof candidacyStatuses)[number];
  readonly booking: { readonly sittingId: string; readonly startsAt: Date; readonly at: Date } | null;
  /** The sitting on whose waiting list it is, or was last. */
  readonly waitingFor: string | null;
  readonly attempts: readonly Attempt[];
  /** The fee of the attempt that is not free; null while nobody has asked for it. */
  readonly fee: { readonly requestedAt: Date; readonly settledAt: Date | null } | null;
  /** When something is to be settled that waits for nobody: an earlier pass counts, or an absence was not excused. */
  readonly settleAt: Date | null;
  /** The pass of an earlier application that still counts. */
  readonly earlierPass: { readonly applicationId: string; readonly satAt: Date } | null;
  readonly openedAt: Date;
}

/** The application as exams need it. */
export interface Applying extends Candidate {
  readonly category: ProfessionalCategory | null;
}

/** The id of the exam of an application: one each, found without a look-up. */
export const candidacyIdOf = (applicationId: string): string => applicationId.replace(/^[a-z]+/, 'exm');

/** An application needs an exam from now on (MEM-52). @param earlierPass of the same exam, where it still counts (MEM-53) */
export const openCandidacy = (
  { applicationId, number, service, category, practitionerId, accountId }: Applying,
  { code: exam }: Exam,
  earlierPass: Candidacy['earlierPass'],
  now: Date,
): Change<Candidacy> => {
  const whose = {
    id: candidacyIdOf(applicationId),
    applicationId,
    number,
    service,
    category,
    practitionerId,
    accountId,
  };
  const nothing = { booking: null, waitingFor: null, attempts: [], fee: null };
  const settleAt = earlierPass ? now : null;
  return silent({ ...whose, exam, status: 'OPEN', ...nothing, settleAt, earlierPass, openedAt: now });
};

/** What a result counts as: a correction that two people agreed on takes the place of the first (MEM-54). */
export const outcomeOf = ({ outcome, correction }: Pick<Attempt, 'outcome' | 'correction'>): ExamOutcome | 'EXCUSED' =>
  correction?.decision?.agreed ? correction.to : outcome;

/** The attempts that are used: all but those that were excused (MEM-53). */
export const usedOf = ({ attempts }: Pick<Candidacy, 'attempts'>): readonly Attempt[] =>
  attempts.filter((attempt) => outcomeOf(attempt) !== 'EXCUSED');

export const hasPassed = ({ attempts }: Pick<Candidacy, 'attempts'>): boolean =>
  attempts.some((attempt) => outcomeOf(attempt) === 'PASS');
