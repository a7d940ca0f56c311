import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { type Organisation, updateOrganisation as update } from '../domain/organisation';
import { type OrganisationForm, readOrganisationForm } from '../domain/organisation-form';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from './deps';

/** Changes names and contacts of an employer. @throws RuleViolation NOT_FOUND, or those of the form */
export const updateOrganisation =
  ({ organisations, rules }: Deps) =>
  ({
    organisationId: id,
    caller,
    ...form
  }: OrganisationForm & { organisationId: string; caller: Caller }): Promise<Organisation> => {
    const details = readOrganisationForm(form, rules.organisations);
    const told = securityEvent(id, 'ORGANISATION_CHANGED', { caller });
    return organisations.update(id, (state) => audited(update(state, details), told));
  };
