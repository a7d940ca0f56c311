import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { newId } from '@mumaris/kit/id';
import { createOrganisation as create, type Organisation } from '../domain/organisation';
import { type OrganisationForm, readOrganisationForm } from '../domain/organisation-form';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from './deps';

/** Adds an employer (PRT-01). @throws RuleViolation those of the form */
export const createOrganisation =
  ({ organisations, rules }: Deps) =>
  ({ caller, ...form }: OrganisationForm & { caller: Caller }): Promise<Organisation> => {
    const details = readOrganisationForm(form, rules.organisations);
    const id = newId('org');
    return organisations.insert(audited(create(id, details), securityEvent(id, 'ORGANISATION_CREATED', { caller })));
  };
