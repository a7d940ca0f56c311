import type { Caller } from '@mumaris/kit/auth/caller';
import { readSignUpForm, type SignUpForm } from '../domain/sign-up-form';
import type { Deps } from './deps';
import { beginSignUp } from './steps/begin-sign-up';

/**
 * Asks for an account (IDN-01 to IDN-06).
 * @throws RuleViolation or RuleViolations: those of the form (readSignUpForm) and the human check, TRY_AGAIN,
 *   TOO_MANY_TRIES_HERE
 */
export const signUp = (deps: Deps) => {
  const { human, limits, passwords, passwordFacts, rules } = deps;
  const begin = beginSignUp(deps);
  return async ({ human: solution, caller, ...form }: SignUpForm & { human: string; caller: Caller }) => {
    passwords.assertRoom();
    await human.accept(solution);
    await limits.take('signUp', { address: caller.address });
    const applicant = readSignUpForm(form, rules, await passwordFacts(form.password));
    return begin({ applicant, password: form.password, roles: ['PRACTITIONER'], caller });
  };
};
