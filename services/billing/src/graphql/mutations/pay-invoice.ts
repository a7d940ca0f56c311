import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const payInvoice: NonNullable<MutationResolvers['payInvoice']> = (_, { input }, { useCases, caller }) =>
  payload(() => useCases.payInvoice({ ...input, caller }));
