import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Account, noteRepeatedSignUp, register } from '../domain/account';
import { type NewLetters, openSignUp, type SignUp, signUpView } from '../domain/sign-up';
import { reachOf } from '../domain/sign-up-letters';
import { type Applicant, fullName } from '../domain/applicant';
import { securityEvent } from '../domain/security-event';
import { readSignUpForm, type SignUpForm } from '../domain/sign-up-form';
import { writeLetters } from './activation-letters';
import type { Deps } from './deps';
import { noSooner } from './no-sooner';

interface Request {
  readonly id: string;
  readonly applicant: Applicant;
  /** How the applicant is reached, sealed. */
  readonly contact: string;
  readonly letters: NewLetters;
  readonly caller: Caller;
  readonly now: Date;
}

/** The sign-up, with link and code to be sent to what is the applicant's alone. */
const signUpOf = (
  { id, applicant, contact, letters, now }: Request,
  accountId: string | null,
  holders: readonly Account[],
  rules: Deps['rules'],
) => {
  const reach = reachOf(applicant, contact, holders);
  return openSignUp({ id, accountId, ...applicant, reach, ...letters }, rules.signUp, now);
};

/** Opens the account and its sign-up, and has link and code sent: in this order, in one transaction. */
const openAccount =
  ({ accounts, signUps, auditTrail, rules, transact }: Deps) =>
  (request: Request, opened: ReturnType<typeof register>): Promise<SignUp> => {
    const { id: accountId } = opened.state;
    const signUp = signUpOf(request, accountId, [], rules);
    return transact(async (tx) => {
      await accounts.insert(opened, tx);
      await auditTrail.add(accountId, securityEvent(accountId, 'SIGNED_UP', { caller: request.caller }), tx);
      return signUps.insert(signUp, tx);
    });
  };

/**
 * Answers and writes as if an account were opened, and tells the owners of those that have the data already; to what
 * they have nothing is sent (IDN-05).
 */
const openDecoy =
  ({ accounts, signUps, auditTrail, rules, transact }: Deps) =>
  (request: Request, holders: readonly Account[]): Promise<SignUp> => {
    const { caller, now } = request;
    const signUp = signUpOf(request, null, holders, rules);
    return transact(async (tx) => {
      for (const { id: holderId } of holders) {
        await accounts.update(holderId, (account) => noteRepeatedSignUp(account, rules.signUp, now), tx);
        await auditTrail.add(holderId, securityEvent(holderId, 'SIGN_UP_REPEATED', { caller }), tx);
      }
      return signUps.insert(signUp, tx);
    });
  };

/** Opens the account, or a decoy where somebody has one already or was faster. */
const openOnce =
  (deps: Deps) =>
  async (request: Request, opened: ReturnType<typeof register>): Promise<SignUp> => {
    const findHolders = () => deps.accounts.findHolders(request.applicant);
    const holders = await findHolders();
    if (holders.length) return openDecoy(deps)(request, holders);
    try {
      return await openAccount(deps)(request, opened);
    } catch (error) {
      // Another sign-up was faster; its transaction stands, and ours is gone.
      if (!isDuplicate(error)) throw error;
      return openDecoy(deps)(request, await findHolders());
    }
  };

/**
 * Asks for an account (IDN-01 to IDN-06). Whether somebody has one with this data already changes neither the answer nor
 * its time.
 * @throws RuleViolation, RuleViolations
 */
export const signUp = (deps: Deps) => {
  const { human, limits, passwords, passwordFacts, sealer, rules, clock } = deps;
  const write = writeLetters(deps);
  return async ({ human: solution, caller, ...form }: SignUpForm & { human: string; caller: Caller }) => {
    passwords.assertRoom();
    await human.accept(solution);
    await limits.take('signUp', { address: caller.address });
    const applicant = readSignUpForm(form, rules, await passwordFacts(form.password));
    return noSooner(deps.answersAfterMs, async () => {
      const { email, mobile, name } = applicant;
      const passwordHash = await passwords.hash(form.password);
      const contact = await sealer.seal({ email, mobile, name: fullName(name) });
      const now = clock.now();
      const id = newId('sgn');
      const request: Request = { id, applicant, contact, letters: await write(id, now), caller, now };
      const opened = register(applicant, { id: newId('acc'), passwordHash, contact }, now);
      return signUpView(await openOnce(deps)(request, opened));
    });
  };
};
