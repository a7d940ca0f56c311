import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const requestPasswordReset: NonNullable<MutationResolvers['requestPasswordReset']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => {
    await useCases.requestPasswordReset({ ...input, caller });
    return {};
  });
