import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const openProfile: MutationResolvers['openProfile'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ practitioner: await useCases.openProfile({ caller, profile: input }) }));
