import { RuleViolation } from '@mumaris/kit/errors';
import type { Actor, ApplicationStatus, Text } from '@mumaris/schemas';
import type { Happening } from './happening';
import type { Action } from './lifecycle';
import type { OfficeHours } from './office-hours';
import type { Service, ServiceCode } from './service';

/** Who must do what. */
export interface NextStep {
  readonly actor: Actor;
  readonly action: Text;
}

interface StatusWords {
  readonly label: Text;
  /** Absent where the application has ended. */
  readonly nextStep?: NextStep | undefined;
  /** The same while billing has not issued the invoice yet. */
  readonly beforeInvoice?: NextStep | undefined;
  /** What happens when the deadline passes. */
  readonly consequence?: Text | undefined;
}

/** For whom the words of an action are. */
type Reader = 'APPLICANT' | 'REVIEWER';

/** What is the same for every service (MEM-20 to MEM-28). */
export interface LifecycleRules {
  readonly periods: { readonly answerReturnDays: number; readonly claimWorkingMinutes: number };
  readonly officeHours: OfficeHours;
  readonly statuses: Readonly<Record<ApplicationStatus, StatusWords>>;
  readonly actions: Readonly<Partial<Record<Action, Text & { readonly for: Reader }>>>;
  readonly nothing: Readonly<Record<Reader, Text>>;
  readonly happenings: Readonly<Record<Happening, Text>>;
}

/** What the domain decides by: reviewed data, checked as a whole when the service starts. */
export interface Rules {
  readonly services: readonly Service[];
  /** @throws RuleViolation UNKNOWN_SERVICE */
  for(code: ServiceCode): Service;
  readonly lifecycle: LifecycleRules;
}

/** Puts the rules together for the domain to ask. */
export const rulesOf = ({ services, lifecycle }: Omit<Rules, 'for'>): Rules => ({
  services,
  lifecycle,
  for: (code) => {
    const found = services.find((service) => service.code === code);
    if (!found) throw new RuleViolation('UNKNOWN_SERVICE', {}, 'service');
    return found;
  },
});
