import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const changePassword: NonNullable<MutationResolvers['changePassword']> = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    await useCases.changePassword({ ...input, caller });
    return {};
  });
