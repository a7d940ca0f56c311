import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const revokeInvitation: NonNullable<MutationResolvers['revokeInvitation']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => {
    await useCases.revokeInvitation({ ...input, caller });
    return {};
  });
