import { assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Organisation, updateOrganisation as update } from '../domain/organisation';
import { type OrganisationForm, readOrganisationForm } from '../domain/organisation-form';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Changes names and contacts of an employer. @throws RuleViolation FORBIDDEN, NOT_FOUND, or those of the form */
export const updateOrganisation =
  ({ organisations, auditTrail, rules, transact }: Deps) =>
  ({
    organisationId: id,
    caller,
    ...form
  }: OrganisationForm & { organisationId: string; caller: Caller }): Promise<Organisation> => {
    assertRole(caller, 'ADMIN');
    const details = readOrganisationForm(form, rules.organisations);
    return transact(async (tx) => {
      const organisation = await organisations.update(id, (state) => update(state, details), tx);
      await auditTrail.add(id, securityEvent(id, 'ORGANISATION_CHANGED', { caller }), tx);
      return organisation;
    });
  };
