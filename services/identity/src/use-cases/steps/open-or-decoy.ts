import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, noteRepeatedSignUp } from '../../domain/account';
import type { Applicant } from '../../domain/applicant';
import { securityEvent } from '../../domain/security-event';
import type { SignUp } from '../../domain/sign-up';
import type { Deps } from '../deps';

interface Ways {
  readonly applicant: Applicant;
  /** Whether a holder of the data stands back for the applicant. */
  readonly givesWay: (holder: Account) => boolean;
  /** Opens the account, in the transaction in which those that give way are gone. */
  readonly open: (tx: Transaction) => Promise<SignUp>;
  /** Answers as if an account were opened. */
  readonly decoy: (holders: readonly Account[]) => Promise<SignUp>;
}

class StandsFast extends Error {}

/** Opens the account, or a decoy where somebody has one with the data already or was faster (IDN-05). */
export const openOrDecoy =
  ({ accounts, signUps, transact }: Deps) =>
  async ({ applicant, givesWay, open, decoy }: Ways): Promise<SignUp> => {
    const found = await accounts.findHolders(applicant);
    const holders = found.filter((holder) => !givesWay(holder));
    if (holders.length) return decoy(holders);
    try {
      return await transact(async (tx) => {
        for (const { id } of found) {
          // Its owner may have confirmed it meanwhile.
          const holder = await accounts.find(id, tx);
          if (holder && !givesWay(holder)) throw new StandsFast();
          await accounts.removePending(id, tx);
          await signUps.removeOf(id, tx);
        }
        return open(tx);
      });
    } catch (error) {
      // Another sign-up was faster, or one that gave way stands fast now; its transaction stands, and ours is gone.
      if (!isDuplicate(error) && !(error instanceof StandsFast)) throw error;
      return decoy(await accounts.findHolders(applicant));
    }
  };

/** Tells the owners of accounts that somebody signed up with their data (IDN-05, IDN-15). */
export const tellHolders = async (
  { accounts, rules, clock }: Deps,
  holders: readonly Account[],
  caller: Caller,
  tx: Transaction,
): Promise<void> => {
  for (const { id } of holders) {
    const note = (account: Account) =>
      audited(
        noteRepeatedSignUp(account, rules.signUp, clock.now()),
        securityEvent(id, 'SIGN_UP_REPEATED', { caller }),
      );
    await accounts.update(id, note, tx);
  }
};
