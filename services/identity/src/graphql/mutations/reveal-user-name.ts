import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const revealUserName: NonNullable<MutationResolvers['revealUserName']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ email: await useCases.revealUserName({ ...input, caller }) }));
