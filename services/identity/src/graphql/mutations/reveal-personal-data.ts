import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const revealPersonalData: NonNullable<MutationResolvers['revealPersonalData']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ personalData: await useCases.revealPersonalData({ ...input, caller }) }));
