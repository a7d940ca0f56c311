import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { requestVerification } from '../use-cases/request-verification';
import { appealVerification, completeVerification } from '../use-cases/second-round';

/** What applicants do about verifications (MEM-51); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['verification'], Deps, Context> = {
  requestVerification: answersWith('verification', requestVerification),
  appealVerification: answersWith('verification', appealVerification),
  completeVerification: answersWith('verification', completeVerification),
};
