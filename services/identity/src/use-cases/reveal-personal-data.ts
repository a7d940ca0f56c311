import { assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

export interface RevealPersonalData {
  readonly accountId: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Shows staff the contacts and ID number of an account whole; its owner reads who saw them and why (IDN-15).
 * @throws RuleViolation UNAUTHENTICATED, FORBIDDEN, REASON_REQUIRED, TOO_LONG, NOT_FOUND
 */
export const revealPersonalData =
  ({ accounts, auditTrail, rules, transact }: Deps) =>
  async ({ accountId, reason: typed, caller }: RevealPersonalData) => {
    assertRole(caller, 'ADMIN', 'SUPPORT', 'REVIEWER', 'FINANCE');
    const { reasonMinLength: min, reasonMaxLength: max } = rules.records;
    const reason = typed.trim();
    if (reason.length < min) throw new RuleViolation('REASON_REQUIRED', { min }, 'reason');
    if (reason.length > max) throw new RuleViolation('TOO_LONG', { max }, 'reason');
    const { email, mobile, idNumber } = await accounts.get(accountId);
    await transact((tx) =>
      auditTrail.add(accountId, securityEvent(accountId, 'PERSONAL_DATA_READ', { caller, reason }), tx),
    );
    return { email, mobile, idNumber };
  };
