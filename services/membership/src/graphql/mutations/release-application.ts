import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const releaseApplication: MutationResolvers['releaseApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.releaseApplication({ ...input, caller }) }));
