import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { signedIn } from '../signed-in';

export const logIn: NonNullable<MutationResolvers['logIn']> = (
  _,
  { input: { rememberMe = false, ...input } },
  context,
) =>
  payload(async () =>
    signedIn(context, await context.useCases.logIn({ ...input, rememberMe, caller: context.caller })),
  );
