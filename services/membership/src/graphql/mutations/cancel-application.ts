import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const cancelApplication: MutationResolvers['cancelApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.cancelApplication({ ...input, caller }) }));
