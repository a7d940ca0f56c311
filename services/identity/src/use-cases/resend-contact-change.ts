import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type ContactChange, resendContactChange as resend } from '../domain/contact-change';
import { sendContactLetters, writeContactLetters } from './steps/contact-change-letters';
import type { Deps } from './deps';
import { noSooner } from './steps/no-sooner';
import { ownContactChange } from './steps/own-contact-change';

/**
 * Sends a new link and a new code, and ends the old ones (IDN-11, IDN-12).
 * @throws RuleViolation UNAUTHENTICATED, NOT_FOUND, CONTACT_CHANGE_NOT_OPEN, RESENT_TOO_OFTEN, TOO_MANY_TRIES_HERE
 */
export const resendContactChange =
  (deps: Deps) =>
  async ({ changeId, caller }: { changeId: string; caller: Caller }): Promise<ContactChange> => {
    const { contactChanges, limits, rules, clock, transact } = deps;
    const found = await ownContactChange(deps)(changeId, caller);
    await limits.take('contactLetters', { subject: accountOf(caller) });
    const letters = await writeContactLetters(deps)(found);
    return noSooner(deps.answersAfterMs, () =>
      transact(async (tx) => {
        const decide = (state: ContactChange) => ({
          state: resend(state, letters.hashes, rules.contactChange, clock.now()),
        });
        const change = await contactChanges.update(changeId, decide, tx);
        await sendContactLetters(deps)(change, letters, false, tx);
        return change;
      }),
    );
  };
