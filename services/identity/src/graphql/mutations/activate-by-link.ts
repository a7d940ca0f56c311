import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const activateByLink: NonNullable<MutationResolvers['activateByLink']> = (_, { input }, { useCases, caller }) =>
  payload(() => useCases.activateByLink({ ...input, caller }));
