import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const finishPasskeyRegistration: NonNullable<MutationResolvers['finishPasskeyRegistration']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ passkey: await useCases.finishPasskeyRegistration({ ...input, caller }) }));
