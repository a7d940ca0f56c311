import type { Deps } from './deps';

/**
 * Ends a sign-up whose time is over, and with it an account that was never activated: its ID number, e-mail and mobile
 * are free again (IDN-05). Of an active account only the sign-up goes.
 */
export const lapseSignUp =
  ({ accounts, signUps, transact }: Pick<Deps, 'accounts' | 'signUps' | 'transact'>) =>
  (signUpId: string): Promise<void> =>
    transact(async (tx) => {
      const signUp = await signUps.find(signUpId, tx);
      if (signUp?.accountId) await accounts.removePending(signUp.accountId, tx);
      await signUps.remove(signUpId, tx);
    });
