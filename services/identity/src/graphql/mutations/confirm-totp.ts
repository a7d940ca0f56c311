import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const confirmTotp: NonNullable<MutationResolvers['confirmTotp']> = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ recoveryCodes: await useCases.confirmTotp({ ...input, caller }) }));
