import { assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Organisation, reinstateOrganisation as reinstate } from '../domain/organisation';
import { securityEvent } from '../domain/security-event';
import { readReason } from '../domain/stated-reason';
import type { Deps } from './deps';

/** Lets a stopped employer in again. @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, ORGANISATION_NOT_SUSPENDED */
export const reinstateOrganisation =
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
      const organisation = await organisations.update(id, reinstate, tx);
      await revocations.lift(id, tx);
      await auditTrail.add(id, securityEvent(id, 'ORGANISATION_REINSTATED', { caller, reason }), tx);
      return organisation;
    });
  };
