import { payload } from '@mumaris/kit/payload';
import { toApiClientNode } from '../api-client-node';
import type { MutationResolvers } from '../generated';

export const rotateApiClientSecret: NonNullable<MutationResolvers['rotateApiClientSecret']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => {
    const { client, secret } = await useCases.rotateApiClientSecret({ ...input, caller });
    return { client: toApiClientNode(client), secret };
  });
