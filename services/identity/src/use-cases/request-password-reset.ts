import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { readEmail } from '@mumaris/kit/text/read-email';
import { type Account, askForPasswordReset } from '../domain/account';
import { openAccountLink } from '../domain/account-link';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { accountToTell } from './steps/account-to-tell';
import { noSooner } from './steps/no-sooner';
import { trailOf } from './steps/subject';

export interface RequestPasswordReset {
  readonly email: string;
  readonly human: string;
  readonly caller: Caller;
}

/**
 * Sends the link that sets a new password (IDN-09). An unknown e-mail is counted, audited and answered like a known one,
 * in the same time.
 * @throws RuleViolation EMAIL_INVALID, TOO_MANY_TRIES_HERE and those of the human check
 */
export const requestPasswordReset = (deps: Deps) => {
  const { accounts, accountLinks, auditTrail, human, limits, confirmations, sealer, rules, clock, transact } = deps;
  return async ({ email: text, human: solution, caller }: RequestPasswordReset): Promise<void> => {
    await human.accept(solution);
    const email = readEmail(text);
    if (!email) throw new RuleViolation('EMAIL_INVALID', {}, 'email');
    await noSooner(deps.answersAfterMs, async () => {
      const found = await accounts.findByIdentifier(email);
      const typed = accounts.keyOf(email);
      await limits.take('recovery', { subject: typed, address: caller.address });
      const account = await accountToTell(deps, found);
      const subject = { id: account?.id ?? typed, account };
      const { url, hash: linkHash } = confirmations.newLink('passwordReset');
      const sealed = await sealer.seal({ link: url });
      const of = { kind: 'PASSWORD_RESET', accountId: subject.id, linkHash } as const;
      const link = openAccountLink(of, rules.accountLinks, clock.now());
      await transact(async (tx) => {
        const told = securityEvent(trailOf(subject), 'PASSWORD_RESET_REQUESTED', { caller });
        if (!account) return auditTrail.add([told], tx);
        await accountLinks.save(link, tx);
        const ask = (state: Account) => audited(askForPasswordReset(state, sealed, link.expiresAt), told);
        await accounts.update(account.id, ask, tx);
      });
    });
  };
};
