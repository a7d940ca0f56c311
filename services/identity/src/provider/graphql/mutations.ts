import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { signedInOrAsked } from '../../graphql/signed-in';
import { addIdNumber } from '../use-cases/add-id-number';
import { beginProviderProof } from '../use-cases/begin-provider-proof';
import { beginProviderSignIn } from '../use-cases/begin-provider-sign-in';
import type { Deps } from '../use-cases/deps';
import { proveWithProvider } from '../use-cases/prove-with-provider';
import { signInWithProvider } from '../use-cases/sign-in-with-provider';

/** What can be done by way of the national identity provider (IDN-17); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['provider'], Deps, Context> = {
  beginProviderSignIn: answersWith('visit', beginProviderSignIn),
  signInWithProvider: answersAll(signInWithProvider, signedInOrAsked),
  beginProviderProof: answersWith('visit', beginProviderProof),
  proveWithProvider: answersWith('session', proveWithProvider),
  addIdNumber: answersWith('account', addIdNumber),
};
