import { suspendOrganisation as suspend } from '../domain/organisation';
import { changeStanding } from './change-standing';
import type { Deps } from './deps';

/**
 * Stops an employer: its clients get no token, and those they have are refused (PRT-01).
 * @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, ORGANISATION_SUSPENDED
 */
export const suspendOrganisation = (deps: Deps) =>
  changeStanding(deps, {
    decide: suspend,
    event: 'ORGANISATION_SUSPENDED',
    tokens: (revocations, id, tx) => revocations.add([id], tx),
  });
