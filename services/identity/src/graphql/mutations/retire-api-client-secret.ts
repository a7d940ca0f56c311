import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toApiClientNode } from '../api-client-node';

export const retireApiClientSecret: NonNullable<MutationResolvers['retireApiClientSecret']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ client: toApiClientNode(await useCases.retireApiClientSecret({ ...input, caller })) }));
