import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const startApplication: MutationResolvers['startApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.startApplication({ ...input, caller }) }));
