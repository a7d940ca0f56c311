import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const recordActivity: NonNullable<MutationResolvers['recordActivity']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ activity: await useCases.recordActivity({ claim: input, caller }) }));
