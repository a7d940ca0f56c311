import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Account, askForActivation, noteRepeatedSignUp, register } from '../domain/account';
import { openSignUp, type SignUp, signUpView } from '../domain/sign-up';
import { type Applicant, fullName } from '../domain/applicant';
import { securityEvent } from '../domain/security-event';
import { readSignUpForm, type SignUpForm } from '../domain/sign-up-form';
import { type NewLetters, writeLetters } from './activation-letters';
import type { Deps } from './deps';
import { noSooner } from './no-sooner';

interface Request {
  readonly id: string;
  readonly applicant: Applicant;
  readonly letters: NewLetters;
  readonly caller: Caller;
  readonly now: Date;
}

/** Opens the account and its sign-up, and has link and code sent: in this order, in one transaction. */
const openAccount =
  ({ accounts, signUps, auditTrail, rules, transact }: Deps) =>
  ({ id, applicant, letters, caller, now }: Request, opened: ReturnType<typeof register>): Promise<SignUp> => {
    const { state, events = [] } = opened;
    const asked = askForActivation(state, letters.letters);
    const signUp = openSignUp({ id, accountId: state.id, ...applicant, ...letters.hashes }, rules.signUp, now);
    return transact(async (tx) => {
      await accounts.insert({ state, events: [...events, ...(asked.events ?? [])] }, tx);
      await auditTrail.add(state.id, securityEvent(state.id, 'SIGNED_UP', { caller }), tx);
      return signUps.insert({ state: signUp }, tx);
    });
  };

/** Answers as if an account were opened, and tells the owners of those that have the data already (IDN-05). */
const openDecoy =
  ({ accounts, signUps, auditTrail, rules, transact }: Deps) =>
  ({ id, applicant, letters, caller, now }: Request, holders: readonly Account[]): Promise<SignUp> => {
    const signUp = openSignUp({ id, accountId: null, ...applicant, ...letters.hashes }, rules.signUp, now);
    return transact(async (tx) => {
      for (const { id: holderId } of holders) {
        await accounts.update(holderId, (account) => noteRepeatedSignUp(account, rules.signUp, now), tx);
        await auditTrail.add(holderId, securityEvent(holderId, 'SIGN_UP_REPEATED', { caller }), tx);
      }
      return signUps.insert({ state: signUp }, tx);
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
      const request: Request = { id, applicant, letters: await write(id, now), caller, now };
      const opened = register(applicant, { id: newId('acc'), passwordHash, contact }, now);
      return signUpView(await openOnce(deps)(request, opened));
    });
  };
};
