import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const requestContactChange: NonNullable<MutationResolvers['requestContactChange']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ change: await useCases.requestContactChange({ ...input, caller }) }));
