import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const beginPasskeyLogIn: NonNullable<MutationResolvers['beginPasskeyLogIn']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ challenge: await useCases.beginPasskeyLogIn({ ...input, caller }) }));
