import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { decideFileClaim } from '../use-cases/decide-file-claim';
import type { DecidingDeps } from '../use-cases/deps';

/** What reviewers decide about files from before (IDN-16); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['files'], DecidingDeps, Context> = {
  decideFileClaim: answersWith('claim', decideFileClaim),
};
