import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toApiClientNode } from '../api-client-node';

export const revokeApiClient: NonNullable<MutationResolvers['revokeApiClient']> = (
  _,
  { input },
  { useCases, caller },
) => payload(async () => ({ client: toApiClientNode(await useCases.revokeApiClient({ ...input, caller })) }));
