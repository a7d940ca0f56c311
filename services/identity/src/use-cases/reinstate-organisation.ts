import { reinstateOrganisation as reinstate } from '../domain/organisation';
import { changeStanding } from './change-standing';
import type { Deps } from './deps';

/** Lets a stopped employer in again. @throws RuleViolation FORBIDDEN, NOT_FOUND, REQUIRED, ORGANISATION_NOT_SUSPENDED */
export const reinstateOrganisation = (deps: Deps) =>
  changeStanding(deps, {
    decide: reinstate,
    event: 'ORGANISATION_REINSTATED',
    tokens: (revocations, id, tx) => revocations.lift(id, tx),
  });
