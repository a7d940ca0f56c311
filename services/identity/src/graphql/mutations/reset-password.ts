import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const resetPassword: NonNullable<MutationResolvers['resetPassword']> = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    await useCases.resetPassword({ ...input, caller });
    return {};
  });
