import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const resendActivation: NonNullable<MutationResolvers['resendActivation']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ signUp: await useCases.resendActivation({ ...input, caller }) }));
