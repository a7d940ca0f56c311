import { dayOf } from '@mumaris/kit/calendar';
import { promiseMonths, readMonths } from '../domain/promise-figures';
import { assertService } from '../domain/rules';
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
    assertService(service, rules, 'service');
    const months = readMonths(from, to);
    return promiseMonths(months, await applications.countPromises(service, months, dayOf(clock.now())));
  };
