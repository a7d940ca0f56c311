import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { freeIdNumber } from '../use-cases/free-id-number';
import { openIdNumberDispute } from '../use-cases/open-id-number-dispute';
import { rejectIdNumberDispute } from '../use-cases/reject-id-number-dispute';

/** What staff do about a disputed ID number (IDN-17); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['disputes'], Deps, Context> = {
  openIdNumberDispute: answersWith('dispute', openIdNumberDispute),
  freeIdNumber: answersWith('dispute', freeIdNumber),
  rejectIdNumberDispute: answersWith('dispute', rejectIdNumberDispute),
};
