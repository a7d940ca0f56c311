import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const beginPasskeyRegistration: NonNullable<MutationResolvers['beginPasskeyRegistration']> = (
  _,
  __,
  { useCases, caller },
) => payload(async () => ({ options: await useCases.beginPasskeyRegistration({ caller }) }));
