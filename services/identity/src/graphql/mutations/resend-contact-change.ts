import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const resendContactChange: NonNullable<MutationResolvers['resendContactChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.resendContactChange({ ...input, caller }) }));
