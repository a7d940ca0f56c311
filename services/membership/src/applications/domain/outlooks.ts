import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import type { Known } from './facts';
import type { RequirementWords } from './requirement-rule';
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

/** A requirement that does not apply by an exception, and to whom (MEM-36). */
export interface Lifted {
  readonly exceptionId: string;
  readonly requirement: string;
  readonly why: Text;
  /** Empty for all. */
  readonly scope: { readonly services: readonly string[]; readonly categories: readonly string[] };
}

const isAmong = (word: string | undefined, words: readonly string[]): boolean =>
  !words.length || words.some((one) => one === word);

/** What is not known was not stated: there is no profile that it could stand in. */
const askedWithoutProfile = (service: Service, { notStated }: RequirementWords): Service =>
  notStated
    ? {
        ...service,
        requirements: service.requirements.map((one) => ({ ...one, words: { ...one.words, NOT_KNOWN: notStated } })),
      }
    : service;

/**
 * The services of a day by what is known of somebody: the same rules as for an application, with nothing answered yet.
 * @param lifted what does not apply on that day
 */
export const outlooksOf = (known: Known, rules: Rules, today: Day, lifted: readonly Lifted[]): ServiceOutlook[] =>
  rules.catalogue(today).map((service) => {
    const waived = lifted.filter(
      ({ scope }) => isAmong(service.code, scope.services) && isAmong(known['person.category'], scope.categories),
    );
    const facts = { today, known, answers: [], documents: [], waived };
    const missing = judge(askedWithoutProfile(service, rules.words), rules.words, facts).filter(
      ({ verdict }) => verdict === 'UNMET',
    );
    const barred = missing.some(({ eligibility }) => eligibility);
    return { service, open: !service.opensSoon && !barred, missing };
  });
