import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { startApplication as start } from '../domain/application';
import type { ServiceCode } from '../domain/service';
import type { Deps } from './deps';

/** Starts the caller's draft for a service. @throws RuleViolation UNKNOWN_SERVICE, SERVICE_OPENS_SOON, PROFILE_FIRST, APPLICATION_ALREADY_OPEN (MEM-27) */
export const startApplication =
  ({ applications, practitioners, rules, clock }: Deps) =>
  async ({ caller, service }: { caller: Caller; service: ServiceCode }) => {
    const asked = rules.inForce(service, dayOf(clock.now()));
    const [practitioner] = await practitioners.byAccountIds([accountOf(caller)]);
    if (!practitioner) throw new RuleViolation('PROFILE_FIRST');
    return applications.start(() =>
      start({ id: newId('app'), number: newNumber('A'), service: asked, practitioner }, clock.now()),
    );
  };
