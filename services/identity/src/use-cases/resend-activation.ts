import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { resend, signUpView } from '../domain/sign-up';
import { writeLetters } from './steps/activation-letters';
import type { Deps } from './deps';
import { countLetters } from './steps/count-letters';
import { noSooner } from './steps/no-sooner';

/**
 * Sends a new link and a new code, and ends the old ones (IDN-04, IDN-12), to what the first ones were sent to (IDN-05).
 * @throws RuleViolation SIGN_UP_ENDED, ALREADY_ACTIVE, RESENT_TOO_OFTEN, TOO_MANY_TRIES_HERE and those of the human check
 */
export const resendActivation = (deps: Deps) => {
  const { signUps, human, limits, rules, clock } = deps;
  const write = writeLetters(deps);
  return async ({ signUpId, human: solution, caller }: { signUpId: string; human: string; caller: Caller }) => {
    await human.accept(solution);
    await limits.take('signUp', { address: caller.address });
    const signUp = await signUps.find(signUpId);
    if (!signUp) throw new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
    await countLetters(deps, signUp.applicant, caller);
    return noSooner(deps.answersAfterMs, async () => {
      const now = clock.now();
      const written = await write(signUpId, now);
      return signUpView(await signUps.update(signUpId, (state) => resend(state, written, rules.signUp, now)));
    });
  };
};
