import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const resubmitApplication: MutationResolvers['resubmitApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.resubmitApplication({ ...input, caller }) }));
