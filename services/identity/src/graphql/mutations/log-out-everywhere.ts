import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const logOutEverywhere: NonNullable<MutationResolvers['logOutEverywhere']> = (_, __, { useCases, caller }) =>
  payload(async () => ({ ended: await useCases.logOutEverywhere({ caller }) }));
