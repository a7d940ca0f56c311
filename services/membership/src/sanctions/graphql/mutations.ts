import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { answerCase, closeCase, giveCaseNotice, openCase } from '../use-cases/cases';
import type { Deps } from '../use-cases/deps';
import { confirmInterimSuspension, proposeInterimSuspension, reviewInterimSuspension } from '../use-cases/interim';
import { proposeSanction } from '../use-cases/propose-sanction';

/** What is done about cases (MEM-66); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['sanctions'], Deps, Context> = {
  openCase: answersWith('case', openCase),
  giveCaseNotice: answersWith('case', giveCaseNotice),
  answerCase: answersWith('case', answerCase),
  proposeSanction: answersWith('case', proposeSanction),
  closeCase: answersWith('case', closeCase),
  proposeInterimSuspension: answersWith('case', proposeInterimSuspension),
  confirmInterimSuspension: answersWith('case', confirmInterimSuspension),
  reviewInterimSuspension: answersWith('case', reviewInterimSuspension),
};
