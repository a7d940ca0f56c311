import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const logOut: NonNullable<MutationResolvers['logOut']> = (_, __, { useCases, caller }) =>
  payload(async () => {
    await useCases.logOut({ caller });
    return {};
  });
