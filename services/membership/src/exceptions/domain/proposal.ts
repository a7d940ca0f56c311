import { readText } from '@mumaris/kit/text/read-bilingual';
import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { ExceptionKind, ProfessionalCategory } from '@mumaris/schemas';
import type { Proposal } from './exception';
import type { ExceptionRules } from './exception-rules';

type Maybe<T> = T | null | undefined;

/** An exception as staff write it. */
export interface WrittenProposal {
  readonly kind: ExceptionKind;
  readonly reason: Text;
  readonly services: readonly string[];
  readonly categories: readonly ProfessionalCategory[];
  readonly endsFrom?: Maybe<string>;
  readonly endsUntil?: Maybe<string>;
  readonly requirement?: Maybe<string>;
  readonly from?: Maybe<string>;
  readonly until: string;
}

/** What the catalogue says of a service: the ids of what can be lifted. Undefined where there is no such service. */
export type ConditionsOf = (service: string) => readonly string[] | undefined;

/** What each kind is made of, beside what all are. */
const fieldsOf = {
  REGISTRATION_END: ['endsFrom', 'endsUntil'],
  RETURN_PERIOD: ['endsFrom', 'endsUntil', 'services'],
  REQUIREMENT: ['services', 'requirement', 'from'],
} as const satisfies Record<ExceptionKind, readonly (keyof WrittenProposal)[]>;
type Field = (typeof fieldsOf)[ExceptionKind][number];

/** Of these a kind has to say something; services may be all. */
const isNeeded = (field: Field, kind: ExceptionKind) => field !== 'services' || kind === 'REQUIREMENT';

const isThere = (value: Maybe<string> | readonly string[]) => Boolean(value?.length);

/** @returns what is missing, and what another kind has */
const misfits = (written: WrittenProposal): RuleViolation[] =>
  (['endsFrom', 'endsUntil', 'services', 'requirement', 'from'] as const).flatMap((field) => {
    const { kind } = written;
    const has = (fieldsOf[kind] as readonly Field[]).includes(field);
    if (!has) return isThere(written[field]) ? new RuleViolation('NOT_OF_THIS_KIND', {}, field) : [];
    return !isThere(written[field]) && isNeeded(field, kind) ? new RuleViolation('REQUIRED', {}, field) : [];
  });

/** Reads a reason: 10 to 2,000 characters in each language. */
export const readReason = (written: Text, { reason: { min, max } }: ExceptionRules) => {
  const read = readText(written, max, ['reason']);
  const long = (language: 'ar' | 'en'): Reading<string> => {
    const text = read[language];
    const short = typeof text === 'string' && lengthOf(text) < min;
    return short ? new RuleViolation('TOO_SHORT', { min }, ['reason', language]) : text;
  };
  return { ar: long('ar'), en: long('en') };
};

const strangeServices = ({ services, requirement }: WrittenProposal, conditionsOf: ConditionsOf) =>
  services.flatMap((service, index) => {
    const conditions = conditionsOf(service);
    if (!conditions) return new RuleViolation('UNKNOWN_SERVICE', {}, ['services', String(index)]);
    return requirement && !conditions.includes(requirement)
      ? new RuleViolation('UNKNOWN_CONDITION', {}, 'requirement')
      : [];
  });

const unliftable = ({ services, requirement }: WrittenProposal, { notLiftable }: ExceptionRules): RuleViolation[] =>
  requirement && services.some((service) => notLiftable[service]?.includes(requirement))
    ? [new RuleViolation('NOT_LIFTABLE', {}, 'requirement')]
    : [];

interface Days {
  readonly endsFrom: Day | null;
  readonly endsUntil: Day | null;
  readonly from: Day | null;
  readonly until: Day;
}

/** What ends may have ended already: an exception may come late. What it gives lies ahead. */
const misplaced = ({ endsFrom, endsUntil, from, until }: Days, today: Day): RuleViolation[] =>
  [
    from !== null && from < today && new RuleViolation('DAY_PAST', {}, 'from'),
    until < today && new RuleViolation('DAY_PAST', {}, 'until'),
    endsFrom !== null &&
      endsUntil !== null &&
      endsUntil < endsFrom &&
      new RuleViolation('DAYS_CROSSED', { day: { day: endsFrom } }, 'endsUntil'),
    endsUntil !== null && until <= endsUntil && new RuleViolation('DAYS_CROSSED', { day: { day: endsUntil } }, 'until'),
    from !== null && until < from && new RuleViolation('DAYS_CROSSED', { day: { day: from } }, 'until'),
  ].filter((one) => one !== false);

const readMaybe = (written: Maybe<string>, field: string): Reading<Day | null> =>
  written ? readDay(written, field) : null;

/**
 * Reads what is proposed, as a whole (MEM-36).
 * @throws RuleViolation or RuleViolations REQUIRED, NOT_OF_THIS_KIND, TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT, BAD_DATE, DAY_PAST, DAYS_CROSSED,
 * UNKNOWN_SERVICE, UNKNOWN_CONDITION, NOT_LIFTABLE
 */
export const readProposal = (
  written: WrittenProposal,
  { rules, conditionsOf }: { readonly rules: ExceptionRules; readonly conditionsOf: ConditionsOf },
  now: Date,
): Proposal => {
  const reason = readReason(written.reason, rules);
  const days = allRead(
    {
      endsFrom: readMaybe(written.endsFrom, 'endsFrom'),
      endsUntil: readMaybe(written.endsUntil, 'endsUntil'),
      from: readMaybe(written.from, 'from'),
      until: readDay(written.until, 'until'),
    },
    [
      ...misfits(written),
      ...strangeServices(written, conditionsOf),
      ...unliftable(written, rules),
      ...Object.values(reason),
    ],
  );
  allRead({}, misplaced(days, dayOf(now)));
  const { kind, services, categories, requirement } = written;
  const { endsFrom, endsUntil, from, until } = days;
  const scope = { services: [...new Set(services)], categories: [...new Set(categories)], endsFrom, endsUntil };
  return { kind, reason: allRead(reason), scope, requirement: requirement || null, from, until };
};
