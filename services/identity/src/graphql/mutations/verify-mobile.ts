import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const verifyMobile: NonNullable<MutationResolvers['verifyMobile']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ activation: await useCases.verifyMobile({ ...input, caller }) }));
