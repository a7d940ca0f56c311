import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const resendActivation: NonNullable<MutationResolvers['resendActivation']> = (_, { input }, { useCases }) =>
  payload(async () => ({ signUp: await useCases.resendActivation(input) }));
