import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const claimApplication: MutationResolvers['claimApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.claimApplication({ ...input, caller }) }));
