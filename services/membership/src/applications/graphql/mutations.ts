import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { answerQuestions } from '../use-cases/answer-questions';
import { attachDocument, detachDocument } from '../use-cases/attach-document';
import { approveApplication } from '../use-cases/approve-application';
import { cancelApplication } from '../use-cases/cancel-application';
import { claimApplication } from '../use-cases/claim-application';
import type { Deps } from '../use-cases/deps';
import { askOpinion, giveOpinion } from '../use-cases/opinions';
import { reassignApplication } from '../use-cases/reassign-application';
import { rejectApplication } from '../use-cases/reject-application';
import { releaseApplication } from '../use-cases/release-application';
import { resubmitApplication } from '../use-cases/resubmit-application';
import { returnApplication } from '../use-cases/return-application';
import { addRemark, tickRequirement } from '../use-cases/staff-notes';
import { startApplication } from '../use-cases/start-application';
import { submitApplication } from '../use-cases/submit-application';

/** What can be changed of applications; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['applications'], Deps, Context> = {
  startApplication: answersWith('application', startApplication),
  answerQuestions: answersWith('application', answerQuestions),
  attachDocument: answersWith('application', attachDocument),
  detachDocument: answersWith('application', detachDocument),
  submitApplication: answersWith('application', submitApplication),
  resubmitApplication: answersWith('application', resubmitApplication),
  cancelApplication: answersWith('application', cancelApplication),
  claimApplication: answersWith('application', claimApplication),
  releaseApplication: answersWith('application', releaseApplication),
  reassignApplication: answersWith('application', reassignApplication),
  tickRequirement: answersWith('application', tickRequirement),
  addRemark: answersWith('application', addRemark),
  askOpinion: answersWith('application', askOpinion),
  giveOpinion: answersWith('application', giveOpinion),
  returnApplication: answersWith('application', returnApplication),
  approveApplication: answersWith('application', approveApplication),
  rejectApplication: answersWith('application', rejectApplication),
};
