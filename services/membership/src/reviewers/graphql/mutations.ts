import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { declareRelative, withdrawRelative } from '../use-cases/relatives';
import { setReviewerSkills } from '../use-cases/set-reviewer-skills';

/** What can be changed of reviewers; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['reviewers'], Deps, Context> = {
  setReviewerSkills: answersWith('reviewer', setReviewerSkills),
  declareRelative: answersWith('reviewer', declareRelative),
  withdrawRelative: answersWith('reviewer', withdrawRelative),
};
