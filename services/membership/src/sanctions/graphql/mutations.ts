import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { answerCase, closeCase, giveCaseNotice, openCase } from '../use-cases/cases';
import { impartially, type StaffDeps } from '../use-cases/impartially';
import { confirmInterimSuspension, proposeInterimSuspension, reviewInterimSuspension } from '../use-cases/interim';
import { proposeSanction } from '../use-cases/propose-sanction';

/** What is done about cases (MEM-66); who may is said by the SDL's @access, and of staff nobody whom it concerns. */
export const mutations: Verbs<FeatureMutations['sanctions'], StaffDeps, Context> = {
  openCase: answersWith('case', openCase),
  giveCaseNotice: answersWith('case', impartially(giveCaseNotice)),
  answerCase: answersWith('case', answerCase),
  proposeSanction: answersWith('case', impartially(proposeSanction)),
  closeCase: answersWith('case', impartially(closeCase)),
  proposeInterimSuspension: answersWith('case', impartially(proposeInterimSuspension)),
  confirmInterimSuspension: answersWith('case', impartially(confirmInterimSuspension)),
  reviewInterimSuspension: answersWith('case', impartially(reviewInterimSuspension)),
};
