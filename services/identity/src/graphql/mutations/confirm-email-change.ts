import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const confirmEmailChange: NonNullable<MutationResolvers['confirmEmailChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.confirmEmailChange({ ...input, caller }) }));
