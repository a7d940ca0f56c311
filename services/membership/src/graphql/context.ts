import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { Rules } from '../applications/domain/rules';
import type { ApplicationReads } from '../applications/use-cases/reads';
import type { AppealReads } from '../appeals/use-cases/reads';
import type { CommitteeReads } from '../committees/use-cases/reads';
import type { RegistrationRules } from '../credentials/domain/registration-rules';
import type { CredentialReads } from '../credentials/use-cases/reads';
import type { DocumentReadsOfRequest } from '../documents/use-cases/reads';
import type { ExamReads } from '../exams/use-cases/reads';
import type { ExceptionReads } from '../exceptions/use-cases/reads';
import type { FileReads } from '../files/use-cases/reads';
import type { PaperReads } from '../papers/use-cases/reads';
import type { ProfileRules } from '../profile/domain/profile-rules';
import type { ProfileReads } from '../profile/use-cases/reads';
import type { ProofReads } from '../proofs/use-cases/reads';
import type { ReferenceReads } from '../reference/use-cases/reads';
import type { ReviewerReads } from '../reviewers/use-cases/reads';
import type { SanctionReads } from '../sanctions/use-cases/reads';
import type { VerificationReads } from '../verification/use-cases/reads';

/** What every resolver of this service gets; the reads live as long as one request. */
export interface Context extends CallerContext {
  readonly profiles: ProfileReads;
  readonly credentials: CredentialReads;
  readonly applications: ApplicationReads;
  readonly documents: DocumentReadsOfRequest;
  readonly papers: PaperReads;
  readonly files: FileReads;
  readonly reference: ReferenceReads;
  readonly reviewers: ReviewerReads;
  readonly exceptions: ExceptionReads;
  readonly committees: CommitteeReads;
  readonly exams: ExamReads;
  readonly sanctions: SanctionReads;
  readonly appeals: AppealReads;
  readonly verification: VerificationReads;
  readonly proofs: ProofReads;
  readonly rules: Rules;
  readonly profileRules: ProfileRules;
  readonly registrationRules: RegistrationRules;
  readonly now: () => Date;
}
