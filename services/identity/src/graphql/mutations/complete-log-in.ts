import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { signedIn } from '../signed-in';

export const completeLogIn: NonNullable<MutationResolvers['completeLogIn']> = (_, { input }, context) =>
  payload(async () => signedIn(context, await context.useCases.completeLogIn({ ...input, caller: context.caller })));
