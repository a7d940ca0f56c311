import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { claimFile } from '../use-cases/claim-file';
import { connectFile } from '../use-cases/connect-file';
import type { Deps } from '../use-cases/deps';

/** How a file from before comes to its account (IDN-16); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['claims'], Deps, Context> = {
  claimFile: answersAll(claimFile),
  connectFile: answersWith('claim', connectFile),
};
