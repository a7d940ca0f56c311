import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const approveApplication: MutationResolvers['approveApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.approveApplication({ ...input, caller }) }));
