import { suspendOrganisation as suspend } from '../domain/organisation';
import { changeOrganisationStatus } from './steps/change-organisation-status';
import type { Deps } from './deps';

/**
 * Suspends an employer: its clients get no token, and those they have are refused (PRT-01).
 * @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, TOO_LONG, ORGANISATION_SUSPENDED
 */
export const suspendOrganisation = (deps: Deps) =>
  changeOrganisationStatus(deps, {
    decide: suspend,
    event: 'ORGANISATION_SUSPENDED',
    tokens: (revocations, id, tx) => revocations.add([id], tx),
  });
