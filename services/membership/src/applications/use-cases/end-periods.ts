import { lapseReturn } from '../domain/cancellation';
import { lapseClaim } from '../domain/claim';
import { onRulesInForce } from '../domain/new-rules';
import type { Deps } from './deps';

/** Cancels an application whose return was not answered in time (MEM-22). */
export const endUnansweredReturn =
  ({ journeys, rules, clock }: Deps) =>
  (applicationId: string) =>
    journeys.advance(applicationId, (application) => lapseReturn(application, rules, clock.now()));

/** Puts an application back into the queue when its claim is over (MEM-28). */
export const endLapsedClaim =
  ({ applications, rules, clock }: Deps) =>
  (applicationId: string) =>
    applications.update(applicationId, (application) => lapseClaim(application, rules, clock.now()));

/** Moves a draft on to the rules in force (BIL-01). */
export const moveToNewRules =
  ({ applications, rules, clock }: Deps) =>
  (applicationId: string) =>
    applications.update(applicationId, (application) => onRulesInForce(application, rules, clock.now()));
