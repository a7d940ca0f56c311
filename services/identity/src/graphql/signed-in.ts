import type { Role } from '@mumaris/kit/auth/caller';
import type { Account } from '../domain/account';
import type { Session } from '../domain/session';
import { toAccountNode } from './account-node';
import type { Context } from './context';

interface SignedIn<T> {
  readonly account: Account;
  readonly session: Session;
  readonly tokens: T;
  readonly roles: Role[];
}

/** Whoever has just proved to be the owner may read what the same mutation selects of the account. */
export const signedIn = <T>(context: Context, { account, session, tokens, roles }: SignedIn<T>) => {
  context.caller = { ...context.caller, accountId: account.id, sessionId: session.id, roles };
  return { account: toAccountNode(account), tokens };
};
