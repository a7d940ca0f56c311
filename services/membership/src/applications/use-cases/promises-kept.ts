import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { promiseMonths, readMonths } from '../domain/promise-figures';
import type { ServiceCode } from '../domain/service';
import type { Deps } from './deps';

interface Asked {
  readonly service: ServiceCode;
  readonly from: string;
  readonly to: string;
}

/** How promises of a service were kept, by month, for everybody (MEM-34). @throws RuleViolation UNKNOWN_SERVICE, BAD_MONTHS */
export const promisesKept =
  ({ applications, rules, clock }: Pick<Deps, 'applications' | 'rules' | 'clock'>) =>
  async ({ service, from, to }: Asked) => {
    if (!rules.services.some(({ code }) => code === service)) throw new RuleViolation('UNKNOWN_SERVICE', {}, 'service');
    const months = readMonths(from, to);
    return promiseMonths(months, await applications.countPromises(service, months, dayOf(clock.now())));
  };
