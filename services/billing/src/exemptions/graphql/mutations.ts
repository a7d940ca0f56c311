import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { decideExemption, proposeExemption, revokeExemption } from '../use-cases/decide-exemption';
import type { Deps } from '../use-cases/deps';
import { requestExemption } from '../use-cases/request-exemption';

/** What can be changed of exemptions; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['exemptions'], Deps, Context> = {
  requestExemption: answersWith('exemption', requestExemption),
  proposeExemption: answersWith('exemption', proposeExemption),
  decideExemption: answersWith('exemption', decideExemption),
  revokeExemption: answersWith('exemption', revokeExemption),
};
