import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { signedIn } from '../signed-in';

export const logIn: NonNullable<MutationResolvers['logIn']> = (
  _,
  { input: { rememberMe = false, ...input } },
  context,
) =>
  payload(async () => {
    const outcome = await context.useCases.logIn({ ...input, rememberMe, caller: context.caller });
    if (!outcome.signedIn) return { secondFactor: outcome.secondFactor };
    return { ...signedIn(context, outcome.signedIn), secondFactorMissing: outcome.secondFactorMissing };
  });
