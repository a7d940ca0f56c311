import { payload } from '@mumaris/kit/payload';
import { toAccountNode } from '../account-node';
import type { MutationResolvers } from '../generated';

export const revokeSession: NonNullable<MutationResolvers['revokeSession']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ account: toAccountNode(await useCases.revokeSession({ ...input, caller })) }));
