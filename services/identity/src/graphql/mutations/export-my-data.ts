import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const exportMyData: NonNullable<MutationResolvers['exportMyData']> = (_, __, { useCases, caller }) =>
  payload(async () => ({ document: await useCases.exportMyData({ caller }) }));
