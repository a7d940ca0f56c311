import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { payInvoice } from '../use-cases/pay-invoice';
import { decideItemSettlement, proposeItemSettlement } from '../use-cases/settle-item';

/** What can be changed here; who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['payments'], Deps, Context> = {
  payInvoice: answersAll(payInvoice),
  proposeItemSettlement: answersWith('item', proposeItemSettlement),
  decideItemSettlement: answersWith('item', decideItemSettlement),
};
