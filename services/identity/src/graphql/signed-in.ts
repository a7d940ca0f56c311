import type { Role } from '@mumaris/schemas';
import type { Account } from '../domain/account';
import type { Session } from '../domain/session';
import type { logIn } from '../use-cases/log-in';
import type { Context } from './context';

interface SignedIn<T> {
  readonly account: Account;
  readonly session: Session;
  readonly tokens: T;
  readonly deviceToken: string;
  readonly roles: Role[];
}

/** Whoever has just proved to be the owner may read what the same mutation selects of the account. */
export const signedIn = <T>({ account, session, tokens, deviceToken, roles }: SignedIn<T>, context: Context) => {
  context.caller = { ...context.caller, accountId: account.id, sessionId: session.id, roles };
  return { account, tokens, deviceToken };
};

type LoggedIn = Awaited<ReturnType<ReturnType<typeof logIn>>>;

/** After the right password: signed in, or asked for the second factor (IDN-14). */
export const signedInOrAsked = (outcome: LoggedIn, context: Context) => {
  const nobody = { account: null, tokens: null, deviceToken: null, secondFactor: null, secondFactorMissing: null };
  if (!outcome.signedIn) return { ...nobody, secondFactor: outcome.secondFactor };
  const { secondFactorMissing } = outcome;
  return { ...nobody, ...signedIn(outcome.signedIn, context), secondFactorMissing };
};
