import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const removeTotp: NonNullable<MutationResolvers['removeTotp']> = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    await useCases.removeTotp({ ...input, caller });
    return {};
  });
