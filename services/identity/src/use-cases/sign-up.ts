import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, register, standsBack } from '../domain/account';
import { type NewLetters, openSignUp, type SignUp, signUpView } from '../domain/sign-up';
import { type Reach, reachOf } from '../domain/sign-up-letters';
import { type Applicant, fullName } from '../domain/applicant';
import { securityEvent } from '../domain/security-event';
import { readSignUpForm, type SignUpForm } from '../domain/sign-up-form';
import { writeLetters } from './steps/activation-letters';
import type { Deps } from './deps';
import { noSooner } from './steps/no-sooner';
import { openOrDecoy, tellHolders } from './steps/open-or-decoy';

interface Request {
  readonly id: string;
  readonly applicant: Applicant;
  /** How the applicant is reached, sealed. */
  readonly contact: string;
  readonly letters: NewLetters;
  readonly opened: ReturnType<typeof register>;
  readonly caller: Caller;
  readonly now: Date;
}

/** Opens the account and its sign-up, and has link and code sent: in this order. */
const openAccount = async ({ accounts, signUps, rules }: Deps, request: Request, tx: Transaction): Promise<SignUp> => {
  const { opened, caller, id, applicant, contact, letters, now } = request;
  const { id: accountId } = opened.state;
  const reach = reachOf(applicant, contact, []);
  await accounts.insert(audited(opened, securityEvent(accountId, 'SIGNED_UP', { caller })), tx);
  return signUps.insert(openSignUp({ id, accountId, ...applicant, reach, ...letters }, rules.signUp, now), tx);
};

/**
 * An account that waits keeps its e-mail and mobile for itself, so that only one sign-up writes there; a decoy keeps
 * nothing, and must not write to a stranger more often (IDN-12).
 */
const onceInAWhile = async ({ accounts, limits }: Deps, { email, mobile }: Applicant, reach: Reach): Promise<Reach> => {
  const may = async (wanted: boolean, contact: string) =>
    wanted && (await limits.takeOf('decoyLetters', accounts.keyOf(contact))) !== undefined;
  return { ...reach, email: await may(reach.email, email), mobile: await may(reach.mobile, mobile) };
};

/**
 * Answers and writes as if an account were opened, and tells the owners of those that have the data already; to what
 * they have nothing is sent (IDN-05).
 */
const openDecoy = async (deps: Deps, request: Request, holders: readonly Account[]): Promise<SignUp> => {
  const { signUps, rules, transact } = deps;
  const { id, applicant, contact, letters, caller, now } = request;
  const reach = await onceInAWhile(deps, applicant, reachOf(applicant, contact, holders));
  return transact(async (tx) => {
    await tellHolders(deps, holders, caller, tx);
    return signUps.insert(openSignUp({ id, accountId: null, ...applicant, reach, ...letters }, rules.signUp, now), tx);
  });
};

/**
 * Asks for an account (IDN-01 to IDN-06). Whether somebody has one with this data already changes neither the answer nor
 * its time.
 * @throws RuleViolation or RuleViolations: those of the form (readSignUpForm) and the human check, TRY_AGAIN,
 *   TOO_MANY_TRIES_HERE
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
      const opened = register(applicant, { id: newId('acc'), passwordHash, contact }, now);
      const request: Request = { id, applicant, contact, letters: await write(id, now), opened, caller, now };
      const begun = await openOrDecoy(deps)({
        applicant,
        givesWay: (holder) => standsBack(holder, applicant, rules.signUp, now),
        open: (tx) => openAccount(deps, request, tx),
        decoy: (holders) => openDecoy(deps, request, holders),
      });
      return signUpView(begun);
    });
  };
};
