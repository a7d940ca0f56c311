import type { MutationResolvers } from '../generated';

export const markAllRead: NonNullable<MutationResolvers['markAllRead']> = async (_, __, { useCases, caller }) => ({
  marked: await useCases.markAllRead({ caller }),
  errors: [],
});
