import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const markRead: NonNullable<MutationResolvers['markRead']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ message: await useCases.markRead({ ...input, caller }) }));
