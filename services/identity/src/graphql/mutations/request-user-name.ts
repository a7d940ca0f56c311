import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const requestUserName: NonNullable<MutationResolvers['requestUserName']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ request: await useCases.requestUserName({ ...input, caller }) }));
