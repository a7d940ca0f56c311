import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { Account } from '../domain/account';
import type { Rules } from '../domain/rules';
import type { AccountRepository } from '../store/account.repository';
import type { Passwords } from './passwords';

interface Credentials {
  /** E-mail, national ID or iqama number. */
  readonly identifier: string;
  readonly password: string;
}

/** Who gives these credentials; undefined where they are wrong, unknown, or of an account that is not active (IDN-07). */
export type Authenticate = (credentials: Credentials) => Promise<Account | undefined>;

interface Parts {
  accounts: AccountRepository;
  passwords: Passwords;
  rules: Rules['passwords'];
}

/**
 * Sign-in by passport, so that other strategies stand beside this one. The password is verified for unknown and
 * inactive accounts too: neither the answer nor its time tells them apart.
 */
export const createAuthenticate = ({ accounts, passwords, rules }: Parts): Authenticate => {
  const check = async ({ identifier, password }: Credentials): Promise<Account | undefined> => {
    if ([...password].length > rules.maxLength) return undefined;
    const account = await accounts.findByIdentifier(identifier);
    const matches = await passwords.matches(account?.passwordHash, password);
    return matches && account?.status === 'ACTIVE' ? account : undefined;
  };
  const passport = new Passport();
  passport.use(
    new Strategy(
      { usernameField: 'identifier', passwordField: 'password', session: false },
      (identifier, password, done) => {
        check({ identifier, password }).then((account) => done(null, account ?? false), done);
      },
    ),
  );
  return (credentials) =>
    new Promise((resolve, reject) => {
      const decide = (error: unknown, account: Account | false | null | undefined) => {
        if (error) reject(error instanceof Error ? error : new Error(String(error)));
        else resolve(account || undefined);
      };
      // Passport takes a request of express; the credentials are all that the strategy reads of it.
      const handle = passport.authenticate('local', { session: false }, decide) as (
        request: object,
        response: object,
      ) => void;
      handle({ body: credentials }, {});
    });
};
