import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const refreshSession: NonNullable<MutationResolvers['refreshSession']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ tokens: await useCases.refreshSession({ ...input, caller }) }));
