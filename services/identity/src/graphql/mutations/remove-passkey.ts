import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const removePasskey: NonNullable<MutationResolvers['removePasskey']> = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    await useCases.removePasskey({ ...input, caller });
    return {};
  });
