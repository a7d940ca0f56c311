import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const renewRecoveryCodes: NonNullable<MutationResolvers['renewRecoveryCodes']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ recoveryCodes: await useCases.renewRecoveryCodes({ ...input, caller }) }));
