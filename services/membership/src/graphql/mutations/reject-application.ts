import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const rejectApplication: MutationResolvers['rejectApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.rejectApplication({ ...input, caller }) }));
