import { RuleViolation } from '@mumaris/kit/errors';
import type { LifecycleRules } from './lifecycle-rules';
import type { ServiceCode, ServiceRule } from './service-rules';

/** What the domain decides by: reviewed data, checked as a whole when the service starts. */
export interface Rules {
  readonly services: readonly ServiceRule[];
  /** @throws RuleViolation UNKNOWN_SERVICE */
  for(code: ServiceCode): ServiceRule;
  readonly lifecycle: LifecycleRules;
  /** ISO 3166-1 alpha-2 codes. */
  readonly countries: ReadonlySet<string>;
}

/** Puts the rules together for the domain to ask. */
export const rulesOf = ({ services, lifecycle, countries }: Omit<Rules, 'for'>): Rules => ({
  services,
  lifecycle,
  countries,
  for: (code) => {
    const found = services.find((service) => service.code === code);
    if (!found) throw new RuleViolation('UNKNOWN_SERVICE', {}, 'service');
    return found;
  },
});
