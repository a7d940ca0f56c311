import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { openProfile } from '../use-cases/open-profile';

/** What can be changed of profiles; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['profile'], Deps, Context> = {
  openProfile: answersWith('practitioner', openProfile),
};
