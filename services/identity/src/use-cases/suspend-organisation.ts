import { assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Organisation, suspendOrganisation as suspend } from '../domain/organisation';
import { securityEvent } from '../domain/security-event';
import { readReason } from '../domain/stated-reason';
import type { Deps } from './deps';

/**
 * Stops an employer: its clients get no token, and those they have are refused (PRT-01).
 * @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, ORGANISATION_SUSPENDED
 */
export const suspendOrganisation =
  ({ organisations, revocations, auditTrail, rules, transact }: Deps) =>
  ({
    organisationId: id,
    reason: text,
    caller,
  }: {
    organisationId: string;
    reason: string;
    caller: Caller;
  }): Promise<Organisation> => {
    assertRole(caller, 'ADMIN');
    const reason = readReason(text, rules.records);
    return transact(async (tx) => {
      const organisation = await organisations.update(id, suspend, tx);
      await revocations.add([id], tx);
      await auditTrail.add(id, securityEvent(id, 'ORGANISATION_SUSPENDED', { caller, reason }), tx);
      return organisation;
    });
  };
