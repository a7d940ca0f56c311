import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Actor, ApplicationStatus, ProfessionalCategory, ReviewOutcome, Text } from '@mumaris/schemas';
import type { Reference } from '../../reference';
import type { Happening } from './happening';
import type { Action } from './lifecycle';
import type { OfficeHours } from './office-hours';
import type { RequirementWords } from './requirement-rule';
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
  readonly periods: {
    readonly answerReturnDays: number;
    readonly claimWorkingMinutes: number;
    /** How many last working days of a promise put it at risk (MEM-34). */
    readonly promiseAtRiskWorkingDays: number;
  };
  readonly officeHours: OfficeHours;
  readonly statuses: Readonly<Record<ApplicationStatus, StatusWords>>;
  readonly actions: Readonly<Partial<Record<Action, Text & { readonly for: Reader }>>>;
  readonly nothing: Readonly<Record<Reader, Text>>;
  readonly happenings: Readonly<Record<Happening, Text>>;
  /** Of those that are told otherwise where they complete the application. */
  readonly completing: Readonly<Partial<Record<Happening, Text>>>;
  /** The labels of statuses that are called otherwise in services that nobody decides on. */
  readonly undecided: Readonly<Partial<Record<ApplicationStatus, Text>>>;
}

/** A reason that a reviewer need not write (MEM-22, MEM-24). */
export interface ReadyReason {
  readonly id: string;
  readonly text: Text;
  /** What it is a reason for. */
  readonly outcomes: readonly ReviewOutcome[];
  /** Only for these services; for all when empty. */
  readonly services: readonly ServiceCode[];
}

/** What the domain decides by: reviewed data, checked as a whole when the service starts. */
export interface Rules {
  /** Every version of every service, the newest of each first. */
  readonly services: readonly Service[];
  readonly lifecycle: LifecycleRules;
  readonly words: RequirementWords;
  readonly readyReasons: readonly ReadyReason[];
  readonly reference: Pick<Reference, 'find'>;
  /** Whether a service needs an exam of a category (MEM-54); of one that was not kept it does. */
  needsExam(service: ServiceCode, category: ProfessionalCategory | null): boolean;
  /** The services of the catalogue on a day, each in the version that is in force (MEM-19). */
  catalogue(day: Day): Service[];
  /** The version that is in force on a day. @throws RuleViolation UNKNOWN_SERVICE */
  inForce(code: ServiceCode, day: Day): Service;
  /** The version that an application is judged by (BIL-01). */
  of(application: { readonly service: ServiceCode; readonly rulesVersion: number }): Service;
}

/** Refuses a code that no service has or had. @throws RuleViolation UNKNOWN_SERVICE */
export const assertService = (
  code: ServiceCode,
  { services }: Pick<Rules, 'services'>,
  field: string | readonly string[],
): void => {
  if (!services.some((service) => service.code === code)) throw new RuleViolation('UNKNOWN_SERVICE', {}, field);
};

/** Puts the rules together for the domain to ask. */
export const rulesOf = (parts: Omit<Rules, 'catalogue' | 'inForce' | 'of'>): Rules => {
  const { services } = parts;
  const catalogue = (day: Day) => {
    const begun = services.filter(({ inForceFrom }) => inForceFrom <= day);
    return begun.filter((service) => service === begun.find(({ code }) => code === service.code));
  };
  return {
    ...parts,
    catalogue,
    inForce: (code, day) => {
      const found = catalogue(day).find((service) => service.code === code);
      if (!found) throw new RuleViolation('UNKNOWN_SERVICE', {}, 'service');
      return found;
    },
    of: ({ service: code, rulesVersion }) => {
      const found = services.find((one) => one.code === code && one.version === rulesVersion);
      if (!found) throw new Error(`rules/applications/services has no version ${rulesVersion} of ${code}`);
      return found;
    },
  };
};
