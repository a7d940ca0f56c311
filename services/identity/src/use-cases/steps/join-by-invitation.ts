import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import type { Change } from '@mumaris/kit/change';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import { type Account, confirmEmail, register, standsBack } from '../../domain/account';
import { type Applicant, fullName } from '../../domain/applicant';
import { accept, type Invitation } from '../../domain/invitation';
import { readNewcomerForm, type NewcomerForm } from '../../domain/newcomer-form';
import { securityEvent } from '../../domain/security-event';
import { type NewLetters, openSignUp, type SignUp, signUpView } from '../../domain/sign-up';
import { reachOf } from '../../domain/sign-up-letters';
import { writeLetters } from './activation-letters';
import type { Deps } from '../deps';
import { noSooner } from './no-sooner';
import { openOrDecoy, tellHolders } from './open-or-decoy';

export type { NewcomerForm };

interface Request {
  readonly id: string;
  readonly invitation: Invitation;
  readonly applicant: Applicant;
  readonly opened: Change<Account>;
  /** How the applicant is reached, sealed. */
  readonly contact: string;
  readonly letters: NewLetters;
  readonly caller: Caller;
  readonly now: Date;
}

/**
 * Uses the invitation up and keeps the sign-up that waits for the mobile code: its link was the invitation's. A decoy, with
 * no account, sends its code where none of the holders is reached (IDN-05).
 */
const keepSignUp = async (
  { invitations, signUps, rules }: Deps,
  { id, invitation, applicant, contact, letters, now }: Request,
  whose: { accountId: string | null; holders: readonly Account[] },
  tx: Transaction,
): Promise<SignUp> => {
  await invitations.update(invitation.id, (state) => accept(state, now), tx);
  const { accountId, holders } = whose;
  const reach = reachOf(applicant, contact, holders);
  const opening = { id, accountId, ...applicant, reach, ...letters, emailConfirmed: true };
  return signUps.insert(openSignUp(opening, rules.signUp, now), tx);
};

const openAccount = async (deps: Deps, request: Request, tx: Transaction): Promise<SignUp> => {
  const { opened, caller, now } = request;
  const { state, events = [] } = confirmEmail(opened.state, now);
  const { id: accountId } = state;
  const audit = (['SIGNED_UP', 'INVITATION_ACCEPTED'] as const).map((kind) =>
    securityEvent(accountId, kind, { caller, by: 'OWNER' }),
  );
  await deps.accounts.insert({ state, events: [...(opened.events ?? []), ...events], audit }, tx);
  return keepSignUp(deps, request, { accountId, holders: [] }, tx);
};

/**
 * Answers for holders of the ID number or mobile as if an account were opened, and tells them (IDN-05). The holder of
 * the address itself has just opened its mailbox and may know.
 */
const openDecoy = (deps: Deps, request: Request, holders: readonly Account[]): Promise<SignUp> => {
  const { invitation, caller } = request;
  if (holders.some(({ email }) => emailKeyOf(email) === emailKeyOf(invitation.email)))
    throw new RuleViolation('INVITATION_NEEDS_SIGN_IN');
  return deps.transact(async (tx) => {
    await tellHolders(deps, holders, caller, tx);
    return keepSignUp(deps, request, { accountId: null, holders }, tx);
  });
};

/**
 * Opens an account for somebody new by an invitation: the address is confirmed by its link, the mobile waits for its
 * code (IDN-14, IDN-04, IDN-05).
 * @throws RuleViolation INVITATION_NEEDS_SIGN_IN, LINK_INVALID, and those of the form
 */
export const joinByInvitation = (deps: Deps) => {
  const { accounts, passwords, passwordFacts, sealer, rules, clock } = deps;
  const write = writeLetters(deps);
  return async (invitation: Invitation, form: NewcomerForm, caller: Caller) => {
    // The link proves the mailbox: a sign-up that has not confirmed it stands back.
    const givesWay = ({ status, email, emailConfirmedAt }: Account) =>
      status === 'PENDING' && !emailConfirmedAt && emailKeyOf(email) === emailKeyOf(invitation.email);
    const holder = await accounts.findByIdentifier(invitation.email);
    if (holder && !givesWay(holder)) throw new RuleViolation('INVITATION_NEEDS_SIGN_IN');
    const password = form.password ?? '';
    const applicant = readNewcomerForm(invitation, form, rules, await passwordFacts(password));
    return noSooner(deps.answersAfterMs, async () => {
      const { email, mobile, name } = applicant;
      const passwordHash = await passwords.hash(password);
      const contact = await sealer.seal({ email, mobile, name: fullName(name) });
      const now = clock.now();
      const id = newId('sgn');
      const letters = await write(id, now);
      const { roles } = invitation;
      const opened = register(applicant, { id: newId('acc'), passwordHash, contact, roles }, now);
      const request: Request = { id, invitation, applicant, opened, contact, letters, caller, now };
      const begun = await openOrDecoy(deps)({
        applicant,
        givesWay: (one) => givesWay(one) || standsBack(one, applicant, rules.signUp, now),
        open: (tx) => openAccount(deps, request, tx),
        decoy: (holders) => openDecoy(deps, request, holders),
      });
      return signUpView(begun);
    });
  };
};
