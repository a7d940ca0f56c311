import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const cancelContactChange: NonNullable<MutationResolvers['cancelContactChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.cancelContactChange({ ...input, caller }) }));
