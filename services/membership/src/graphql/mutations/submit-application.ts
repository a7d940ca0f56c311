import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const submitApplication: MutationResolvers['submitApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.submitApplication({ ...input, caller }) }));
