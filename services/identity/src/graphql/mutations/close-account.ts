import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const closeAccount: NonNullable<MutationResolvers['closeAccount']> = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    await useCases.closeAccount({ ...input, caller });
    return {};
  });
