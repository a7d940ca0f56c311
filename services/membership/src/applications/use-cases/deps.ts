import type { Clock } from '@mumaris/kit/clock';
import type { LookUps } from '@mumaris/kit/limits/look-ups';
import type { Asker } from '../../documents';
import type { ExamPorts } from '../../exams';
import type { Practitioners, ProfileRules } from '../../profile';
import type { Reviewers } from '../../reviewers';
import type { VerificationFactsOf } from '../../verification';
import type { Lifted } from '../domain/outlooks';
import type { Rules } from '../domain/rules';
import type { Applications } from '../store/application.repository';
import type { Decisions } from '../store/decision.repository';
import type { DocumentFacts, Journeys } from '../store/journeys';
import type { Workload } from '../store/workload';

/** What the use cases work with. */
export interface Deps {
  readonly applications: Applications;
  readonly journeys: Journeys;
  readonly workload: Workload;
  readonly decisions: Decisions;
  readonly lookUps: Readonly<Record<'applicationStatus', LookUps>>;
  readonly practitioners: Practitioners;
  readonly reviewers: Reviewers;
  readonly documentFacts: DocumentFacts;
  /** How the verifications of practitioners stand, by their ids (MEM-50). */
  readonly verificationFacts: VerificationFactsOf;
  /** Notes that somebody asked for documents that are not their own (MEM-05). */
  readonly noteTries: (asker: Asker, documentIds: readonly string[]) => Promise<void>;
  /** What does not apply today by an exception (MEM-36). */
  readonly liftedToday: () => Promise<readonly Lifted[]>;
  /** The accounts of those who lead the reviewers, told of promises at risk (MEM-34). */
  readonly leads: () => Promise<readonly string[]>;
  readonly exams: ExamPorts;
  readonly rules: Rules;
  /** How long the lists are that answers join (MEM-13). */
  readonly profileRules: Pick<ProfileRules, 'lists'>;
  readonly clock: Clock;
}
