import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { renewGoodStandingLink } from '../use-cases/renew-link';

/** What holders do about their documents; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['papers'], Deps, Context> = {
  renewGoodStandingLink: answersWith('delivery', renewGoodStandingLink),
};
