import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const signUp: NonNullable<MutationResolvers['signUp']> = (
  _,
  { input: { language = 'AR', ...input } },
  { useCases, caller },
) => payload(async () => ({ signUp: await useCases.signUp({ ...input, language, caller }) }));
