import { RuleViolation } from '@mumaris/kit/errors';
import type { ProfessionalCategory, Text } from '@mumaris/schemas';

/** An exam, as data (MEM-53). */
export interface Exam {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  /** The services that need it, by their codes. */
  readonly services: readonly string[];
  /** The categories that need none. */
  readonly exempt: readonly ProfessionalCategory[];
  /** How many attempts there are, and how many of them are free. */
  readonly attempts: number;
  readonly freeAttempts: number;
  readonly waitDays: number;
  readonly resultValidMonths: number;
  readonly bookingClosesHours: number;
  readonly changeUntilHours: number;
  readonly offerHours: number;
  readonly mostWaiting: number;
  readonly excuseDays: number;
  readonly remarkingDays: number;
  readonly eligibilityMonths: number;
}

/** Where exams are held. */
export interface Centre {
  readonly code: string;
  readonly name: Text;
  readonly city: Text;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Its own time zone, by IANA's name. */
  readonly zone: string;
}

/** What the domain decides by. */
export interface ExamRules {
  readonly exams: readonly Exam[];
  readonly centres: readonly Centre[];
  readonly mostSeats: number;
  readonly mostMonthsAhead: number;
  readonly reason: { readonly min: number; readonly max: number };
  readonly mostResults: number;
  readonly failedReason: Text;
}

/** @throws RuleViolation UNKNOWN_EXAM */
export const examOf = (code: string, { exams }: Pick<ExamRules, 'exams'>): Exam => {
  const found = exams.find((exam) => exam.code === code);
  if (!found) throw new RuleViolation('UNKNOWN_EXAM', {}, 'exam');
  return found;
};

/** @throws RuleViolation UNKNOWN_CENTRE */
export const centreOf = (code: string, { centres }: Pick<ExamRules, 'centres'>): Centre => {
  const found = centres.find((centre) => centre.code === code);
  if (!found) throw new RuleViolation('UNKNOWN_CENTRE', {}, 'centre');
  return found;
};

/** The exam that a service needs of a category; undefined where it needs none. One whose category is not known needs it (MEM-54). */
export const examFor = (
  service: string,
  category: ProfessionalCategory | null,
  { exams }: Pick<ExamRules, 'exams'>,
): Exam | undefined =>
  exams.find(({ services, exempt }) => services.includes(service) && !(category !== null && exempt.includes(category)));
