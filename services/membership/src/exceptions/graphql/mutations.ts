import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { decideException, decideExceptionReversal, proposeExceptionReversal } from '../use-cases/decisions';
import type { Deps } from '../use-cases/deps';
import { proposeException } from '../use-cases/propose-exception';

/** What staff do about exceptions for many at once (MEM-36); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['exceptions'], Deps, Context> = {
  proposeException: answersWith('exception', proposeException),
  decideException: answersWith('exception', decideException),
  proposeExceptionReversal: answersWith('exception', proposeExceptionReversal),
  decideExceptionReversal: answersWith('exception', decideExceptionReversal),
};
