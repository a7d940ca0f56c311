import { payload } from '@mumaris/kit/payload';
import { toAccountNode } from '../account-node';
import type { MutationResolvers } from '../generated';

export const logIn: NonNullable<MutationResolvers['logIn']> = (
  _,
  { input: { rememberMe = false, ...input } },
  context,
) =>
  payload(async () => {
    const { caller } = context;
    const { account, session, tokens } = await context.useCases.logIn({ ...input, rememberMe, caller });
    // Whoever has just proved to be the owner may read what the same mutation selects of the account.
    context.caller = { ...caller, accountId: account.id, sessionId: session.id, roles: [...account.roles] };
    return { account: toAccountNode(account), tokens };
  });
