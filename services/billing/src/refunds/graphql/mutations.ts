import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { collectRefund, recordRefundPaid, sendRefundBack } from '../use-cases/collect-refund';
import { decideRefund } from '../use-cases/decide-refund';
import type { Deps } from '../use-cases/deps';
import { requestRefund } from '../use-cases/request-refund';

/** What can be changed of refunds; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['refunds'], Deps, Context> = {
  requestRefund: answersWith('refund', requestRefund),
  decideRefund: answersWith('refund', decideRefund),
  collectRefund: answersWith('refund', collectRefund),
  recordRefundPaid: answersWith('refund', recordRefundPaid),
  sendRefundBack: answersWith('refund', sendRefundBack),
};
