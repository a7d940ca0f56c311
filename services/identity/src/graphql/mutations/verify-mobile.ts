import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const verifyMobile: NonNullable<MutationResolvers['verifyMobile']> = (_, { input }, { useCases }) =>
  payload(async () => ({ activation: await useCases.verifyMobile(input) }));
