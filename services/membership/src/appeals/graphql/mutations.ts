import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { appeal } from '../use-cases/appeal';
import { confirmAppealDecision, proposeAppealDecision } from '../use-cases/decide';
import type { Deps } from '../use-cases/deps';

/** What is done about appeals (MEM-33); who may is said by the SDL's @access, and by who took part. */
export const mutations: Verbs<FeatureMutations['appeals'], Deps, Context> = {
  appeal: answersWith('appeal', appeal),
  proposeAppealDecision: answersWith('appeal', proposeAppealDecision),
  confirmAppealDecision: answersWith('appeal', confirmAppealDecision),
};
