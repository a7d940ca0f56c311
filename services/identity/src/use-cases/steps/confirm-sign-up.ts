import type { Caller } from '@mumaris/kit/auth/caller';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { noteClaim, openAccount } from '../../domain/account';
import { keysOf } from '@mumaris/kit/text/id-document';
import { securityEvent } from '../../domain/security-event';
import { activationOf, type SignUp } from '../../domain/sign-up';
import type { Deps } from '../deps';
import { tellHolders } from './tell-holders';

type ConfirmDeps = Pick<Deps, 'accounts' | 'signUps' | 'limits' | 'membershipSealer' | 'clock' | 'transact'>;

/** Opens the account of a finished sign-up, unless one has its data by now. @returns whether it did */
const open = async (
  { accounts, membershipSealer, clock }: ConfirmDeps,
  { accountId: id, applicant, passwordHash, roles, reach, link, mobileConfirmedAt, createdAt }: SignUp,
  caller: Caller,
  tx: Transaction,
): Promise<boolean> => {
  const holders = await accounts.findHolders(applicant, tx);
  await tellHolders({ accounts }, holders, noteClaim, caller, tx);
  if (holders.length) return false;
  const { idNumber, passport } = applicant;
  const practises = roles.includes('PRACTITIONER');
  const idDocument = practises ? await membershipSealer.seal({ idNumber, passport }) : null;
  const [now, { contact }] = [clock.now(), reach];
  const confirmed = { emailConfirmedAt: link?.followedAt ?? createdAt, mobileConfirmedAt: mobileConfirmedAt ?? now };
  const opening = { id, applicant, passwordHash, roles, contact, idDocument, acceptedAt: createdAt, ...confirmed };
  const kinds = ['SIGNED_UP', ...(link ? [] : (['INVITATION_ACCEPTED'] as const)), 'ACTIVATED'] as const;
  const audit = kinds.map((kind) => securityEvent(id, kind, { caller, by: 'OWNER' }));
  await accounts.insert({ ...openAccount(opening, now), audit }, tx);
  return true;
};

/**
 * Confirms the e-mail or the mobile of a sign-up; the second of them opens the account (IDN-04). What an account has by then
 * opens none: the answer is the same, its owner is told each time, and it is counted (IDN-05).
 * @throws RuleViolation SIGN_UP_ENDED, TOO_MANY_TRIES_HERE, and those of `confirm`
 */
export const confirmSignUp =
  (deps: ConfirmDeps) =>
  async (before: SignUp, confirm: (signUp: SignUp) => SignUp, caller: Caller): Promise<SignUp> => {
    const { accounts, signUps, limits, transact } = deps;
    const finishes = (was: SignUp, is: SignUp) => activationOf(is).active && !activationOf(was).active;
    const attempt = () =>
      transact(async (tx) => {
        const was = await signUps.get(before.id, tx);
        const signUp = await signUps.update(before.id, (state) => ({ state: confirm(state) }), tx);
        return { signUp, opened: !finishes(was, signUp) || (await open(deps, signUp, caller, tx)) };
      });
    const { address, device } = caller;
    const subject = accounts.keyOf(keysOf(before.applicant).join());
    const who = { subject, address, ...(device && { device }) };
    const counted = finishes(before, confirm(before));
    if (counted) await limits.take('finishSignUp', who);
    const { signUp, opened } = await attempt().catch((error: unknown) => {
      // Another sign-up with the same data was faster: its account is there now.
      if (isDuplicate(error)) return attempt();
      throw error;
    });
    if (counted && opened) await limits.giveBack('finishSignUp', who);
    return signUp;
  };
