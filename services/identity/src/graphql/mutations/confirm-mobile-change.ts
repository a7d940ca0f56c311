import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const confirmMobileChange: NonNullable<MutationResolvers['confirmMobileChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.confirmMobileChange({ ...input, caller }) }));
