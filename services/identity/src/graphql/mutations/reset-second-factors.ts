import { payload } from '@mumaris/kit/payload';
import { toAccountNode } from '../account-node';
import type { MutationResolvers } from '../generated';

export const resetSecondFactors: NonNullable<MutationResolvers['resetSecondFactors']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ account: toAccountNode(await useCases.resetSecondFactors({ ...input, caller })) }));
