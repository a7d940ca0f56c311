import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { signedIn } from '../signed-in';

export const logInWithPasskey: NonNullable<MutationResolvers['logInWithPasskey']> = (
  _,
  { input: { rememberMe = false, ...input } },
  context,
) =>
  payload(async () =>
    signedIn(context, await context.useCases.logInWithPasskey({ ...input, rememberMe, caller: context.caller })),
  );
