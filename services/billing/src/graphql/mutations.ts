import { answersAll, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Deps } from '../use-cases/deps';
import { payInvoice } from '../use-cases/pay-invoice';
import type { Context } from './context';
import type { Mutations } from './generated';

/** What can be changed here; who may is said by the SDL's @access. */
export const mutations: Verbs<Mutations, Deps, Context> = { payInvoice: answersAll(payInvoice) };
