import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from './rules';

/** A link that sets a new password; one an account, so that a newer one ends it (IDN-09). */
export interface PasswordReset {
  readonly accountId: string;
  readonly linkHash: string;
  readonly expiresAt: Date;
}

export const openPasswordReset = (
  accountId: string,
  linkHash: string,
  { resetLinkMinutes }: Rules['recovery'],
  now: Date,
): PasswordReset => ({ accountId, linkHash, expiresAt: minutesAfter(now, resetLinkMinutes) });

/** The reset that a link stands for, if it works now. @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-09) */
export const followResetLink = (reset: PasswordReset | undefined, now: Date): PasswordReset => {
  if (!reset) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > reset.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return reset;
};
