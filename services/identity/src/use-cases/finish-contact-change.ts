import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type ContactChange, finishContactChange as finish } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import { sendContactLetters, writeContactLetters } from './steps/contact-change-letters';
import type { Deps } from './deps';
import { noSooner } from './steps/no-sooner';
import { ownContactChange } from './steps/own-contact-change';
import { assertFreshSession, assertLive } from './steps/own-session';

/**
 * “Finish update”: sends the link to the new e-mail and the code to the new mobile, and tells the old address (IDN-11).
 * @throws RuleViolation UNAUTHENTICATED, NOT_FOUND, CONTACT_CHANGE_NOT_OPEN, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN,
 *   TOO_MANY_TRIES_HERE
 */
export const finishContactChange =
  (deps: Deps) =>
  async ({ changeId, caller }: { changeId: string; caller: Caller }): Promise<ContactChange> => {
    const { contactChanges, limits, rules, clock, transact } = deps;
    const found = await ownContactChange(deps)(changeId, caller);
    await assertFreshSession(deps, caller);
    await limits.take('contactLetters', { subject: accountOf(caller) });
    const letters = await writeContactLetters(deps)(found);
    return noSooner(deps.answersAfterMs, () =>
      transact(async (tx) => {
        await assertLive(deps, caller, tx);
        const decide = (state: ContactChange) => ({
          state: finish(state, letters.hashes, rules.contactChange, clock.now()),
          audit: [securityEvent(state.accountId, 'CONTACT_CHANGE_REQUESTED', { caller })],
        });
        const change = await contactChanges.update(changeId, decide, tx);
        await sendContactLetters(deps)(change, letters, true, tx);
        return change;
      }),
    );
  };
