import { payload } from '@mumaris/kit/payload';
import { toAccountNode } from '../account-node';
import type { MutationResolvers } from '../generated';

export const changeRoles: NonNullable<MutationResolvers['changeRoles']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ account: toAccountNode(await useCases.changeRoles({ ...input, caller })) }));
