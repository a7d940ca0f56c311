import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const finishContactChange: NonNullable<MutationResolvers['finishContactChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.finishContactChange({ ...input, caller }) }));
