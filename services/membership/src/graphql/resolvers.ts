import { Account } from './account.entity';
import { Application, ApplicationStatusView, TimelineEntry } from './application.entity';
import { Credential, CredentialView, Registration, TrainingLetter } from './credential.entity';
import { answerQuestions } from './mutations/answer-questions';
import { approveApplication } from './mutations/approve-application';
import { cancelApplication } from './mutations/cancel-application';
import { claimApplication } from './mutations/claim-application';
import { openProfile } from './mutations/open-profile';
import { rejectApplication } from './mutations/reject-application';
import { releaseApplication } from './mutations/release-application';
import { resubmitApplication } from './mutations/resubmit-application';
import { returnApplication } from './mutations/return-application';
import { startApplication } from './mutations/start-application';
import { submitApplication } from './mutations/submit-application';
import { Practitioner } from './practitioner.entity';
import { Query } from './query';
import { Question } from './service.entity';

/** The resolver map; each resolver is typed by the contract where it is written. */
export const resolvers = {
  Query,
  Mutation: {
    openProfile,
    startApplication,
    answerQuestions,
    submitApplication,
    resubmitApplication,
    cancelApplication,
    claimApplication,
    releaseApplication,
    returnApplication,
    approveApplication,
    rejectApplication,
  },
  Account,
  Practitioner,
  Application,
  ApplicationStatusView,
  TimelineEntry,
  Question,
  Credential,
  CredentialView,
  Registration,
  TrainingLetter,
};
