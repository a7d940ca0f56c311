import { answerQuestions } from './answer-questions';
import { applicationStatus } from './application-status';
import { approveApplication } from './approve-application';
import { cancelApplication } from './cancel-application';
import { claimApplication } from './claim-application';
import type { Deps } from './deps';
import { openProfile } from './open-profile';
import { rejectApplication } from './reject-application';
import { releaseApplication } from './release-application';
import { resubmitApplication } from './resubmit-application';
import { returnApplication } from './return-application';
import { reviewQueue } from './review-queue';
import { startApplication } from './start-application';
import { submitApplication } from './submit-application';
import { verifyCredential } from './verify-credential';

/** What people can do through the graph. */
export const createUseCases = (deps: Deps) => ({
  openProfile: openProfile(deps),
  startApplication: startApplication(deps),
  answerQuestions: answerQuestions(deps),
  submitApplication: submitApplication(deps),
  resubmitApplication: resubmitApplication(deps),
  cancelApplication: cancelApplication(deps),
  claimApplication: claimApplication(deps),
  releaseApplication: releaseApplication(deps),
  returnApplication: returnApplication(deps),
  approveApplication: approveApplication(deps),
  rejectApplication: rejectApplication(deps),
  reviewQueue: reviewQueue(deps),
  applicationStatus: applicationStatus(deps),
  verifyCredential: verifyCredential(deps),
});

export type UseCases = ReturnType<typeof createUseCases>;
