import type { Day } from '@mumaris/kit/calendar';
import type { Known } from './facts';
import { judge, type Requirement } from './requirements';
import type { Rules } from './rules';
import type { Service } from './service';

/** How a service looks to somebody (MEM-35). */
export interface ServiceOutlook {
  readonly service: Service;
  /** Whether it has opened, and nothing that is known keeps from it. */
  readonly open: boolean;
  readonly missing: readonly Requirement[];
}

/** The services of a day by what is known of somebody: the same rules as for an application, with nothing answered yet. */
export const outlooksOf = (known: Known, rules: Rules, today: Day): ServiceOutlook[] =>
  rules.catalogue(today).map((service) => {
    const facts = { today, known, answers: [], documents: [] };
    const missing = judge(service, rules.words, facts).filter(({ verdict }) => verdict === 'UNMET');
    const barred = missing.some(({ eligibility }) => eligibility);
    return { service, open: !service.opensSoon && !barred, missing };
  });
