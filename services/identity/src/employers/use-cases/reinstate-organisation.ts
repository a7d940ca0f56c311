import { reinstateOrganisation as reinstate } from '../domain/organisation';
import { changeOrganisationStatus } from './steps/change-organisation-status';
import type { Deps } from './deps';

/**
 * Reinstates a suspended employer (PRT-01).
 * @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, TOO_LONG, ORGANISATION_NOT_SUSPENDED
 */
export const reinstateOrganisation = (deps: Deps) =>
  changeOrganisationStatus(deps, {
    decide: reinstate,
    event: 'ORGANISATION_REINSTATED',
    tokens: (revocations, id, tx) => revocations.lift(id, tx),
  });
