import { payload } from '@mumaris/kit/payload';
import { toApiClientNode } from '../api-client-node';
import type { MutationResolvers } from '../generated';

export const createApiClient: NonNullable<MutationResolvers['createApiClient']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => {
    const { client, secret } = await useCases.createApiClient({ ...input, caller });
    return { client: toApiClientNode(client), secret };
  });
