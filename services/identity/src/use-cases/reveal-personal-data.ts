import type { Caller } from '@mumaris/kit/auth/caller';
import { shownNumber } from '../domain/id-document';
import { securityEvent } from '../domain/security-event';
import { readReason } from '../domain/stated-reason';
import type { Deps } from './deps';

export interface RevealPersonalData {
  readonly accountId: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Shows staff the contacts and ID number of an account whole; its owner reads who saw them and why (IDN-15).
 * @throws RuleViolation REQUIRED, TOO_LONG, NOT_FOUND
 */
export const revealPersonalData =
  ({ accounts, auditTrail, rules }: Deps) =>
  async ({ accountId, reason: typed, caller }: RevealPersonalData) => {
    const reason = readReason(typed, rules.records);
    const account = await accounts.get(accountId);
    await auditTrail.add([securityEvent(accountId, 'PERSONAL_DATA_READ', { caller, reason })]);
    const { email, mobile, passport } = account;
    return { email, mobile, idNumber: shownNumber(account), passport };
  };
