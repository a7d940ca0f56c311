import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import type { Details } from '@mumaris/kit/words/say';
import { isVerifiedOn } from '../../verification';
import { answerTo } from './answer';
import { type Facts, isFact } from './facts';
import type { Reason } from './reasons';

/** What a check looks at: a fact, or the answer to a question. */
interface On {
  /** The fact's name, or the question's id. */
  readonly of: string;
}

/** A day that counts from today, from a fact, or from the day that a question is answered with. */
interface Bound {
  /** `today`, a fact or the id of a question. */
  readonly from: string;
  readonly days?: number | undefined;
  readonly months?: number | undefined;
}

/** What each kind of check says. */
interface Checks {
  readonly answered: On;
  readonly confirmed: On;
  readonly dateRange: On & { readonly earliest?: Bound | undefined; readonly latest?: Bound | undefined };
  readonly oneOf: On & { readonly values: readonly string[] };
  readonly noneOf: On & { readonly values: readonly string[] };
  /** The entry of a list that a question is answered with is for the person's professional category. */
  readonly forCategory: On;
  readonly number: On & { readonly atLeast?: number | undefined; readonly atMost?: number | undefined };
  /** Each entry of the profile that has to be verified with the body that issued it is (MEM-50). */
  readonly verified: object;
  readonly anyOf: { readonly checks: readonly Check[] };
  readonly allOf: { readonly checks: readonly Check[] };
}
export type CheckKind = keyof Checks;

/** What has to hold. */
export type Check<K extends CheckKind = CheckKind> = { [P in K]: { readonly kind: P } & Checks[P] }[K];

/** Why a check does not hold. */
export interface Finding {
  readonly reason: Reason;
  readonly details?: Details;
}

/** What a check looks at, and what it has to be. */
export interface Look {
  readonly of: string;
  readonly kind?: 'DATE' | 'NUMBER' | 'CONFIRMATION' | 'ENTRY';
  /** The values that it is compared with. */
  readonly values?: readonly string[];
}

/** How a check of one kind is read. */
interface Reader<C> {
  /** Undefined where it holds. */
  finding(check: C, facts: Facts): Finding | undefined;
  looksAt(check: C): readonly Look[];
}

/** What a fact or an answer says; empty where it is not known. */
export const valueOf = (name: string, { today, known, answers }: Facts): string =>
  name === 'today' ? today : isFact(name) ? (known[name] ?? '') : answerTo(answers, name);

/** The day that a bound means; undefined while what it counts from is not known. */
const dayOfBound = ({ from, days = 0, months = 0 }: Bound, facts: Facts): Day | undefined => {
  const start = valueOf(from, facts);
  return start ? addDays(addMonths(start, months), days) : undefined;
};

const unknown = (name: string): Finding => ({ reason: isFact(name) ? 'NOT_KNOWN' : 'NOT_ANSWERED' });

const ifKnown = (name: string, facts: Facts, judge: (value: string) => Finding | undefined): Finding | undefined => {
  const value = valueOf(name, facts);
  return value ? judge(value) : unknown(name);
};

const findings = (checks: readonly Check[], facts: Facts) => checks.map((check) => findingOf(check, facts));

const readers: { readonly [K in CheckKind]: Reader<Check<K>> } = {
  answered: {
    finding: ({ of }, facts) => ifKnown(of, facts, () => undefined),
    looksAt: ({ of }) => [{ of }],
  },
  confirmed: {
    finding: ({ of }, facts) => (valueOf(of, facts) === 'true' ? undefined : { reason: 'NOT_CONFIRMED' }),
    looksAt: ({ of }) => [{ of, kind: 'CONFIRMATION' }],
  },
  dateRange: {
    finding: ({ of, earliest, latest }, facts) =>
      ifKnown(of, facts, (day) => {
        for (const bound of [earliest, latest]) if (bound && !dayOfBound(bound, facts)) return unknown(bound.from);
        const [first, last] = [earliest && dayOfBound(earliest, facts), latest && dayOfBound(latest, facts)];
        if (first && day < first) return { reason: 'TOO_EARLY', details: { day: { day }, first: { day: first } } };
        return last && day > last ? { reason: 'TOO_LATE', details: { day: { day }, last: { day: last } } } : undefined;
      }),
    looksAt: ({ of, earliest, latest }) =>
      [of, ...[earliest, latest].flatMap((bound) => bound?.from ?? [])].map((name) => ({ of: name, kind: 'DATE' })),
  },
  oneOf: {
    finding: ({ of, values }, facts) =>
      ifKnown(of, facts, (value) => (values.includes(value) ? undefined : { reason: 'NOT_AMONG' })),
    looksAt: ({ of, values }) => [{ of, values }],
  },
  noneOf: {
    finding: ({ of, values }, facts) =>
      ifKnown(of, facts, (value) => (values.includes(value) ? { reason: 'NOT_AMONG' } : undefined)),
    looksAt: ({ of, values }) => [{ of, values }],
  },
  forCategory: {
    finding: ({ of }, facts) =>
      ifKnown(of, facts, () =>
        ifKnown('person.category', facts, (category) =>
          facts.categories?.[of]?.includes(category) ? undefined : { reason: 'NOT_AMONG' },
        ),
      ),
    looksAt: ({ of }) => [{ of, kind: 'ENTRY' }, { of: 'person.category' }],
  },
  number: {
    finding: ({ of, atLeast, atMost }, facts) =>
      ifKnown(of, facts, (value) => {
        if (atLeast !== undefined && Number(value) < atLeast) return { reason: 'TOO_LOW', details: { atLeast } };
        return atMost !== undefined && Number(value) > atMost ? { reason: 'TOO_HIGH', details: { atMost } } : undefined;
      }),
    looksAt: ({ of }) => [{ of, kind: 'NUMBER' }],
  },
  verified: {
    finding: (_, { today, verification }) => {
      if (!verification) return { reason: 'VERIFICATION_UNKNOWN' };
      const { entries, usualWorkingDays, usuallyBy } = verification;
      const missing = entries.filter(({ cases }) => !isVerifiedOn(cases, today)).map(({ label }) => label);
      if (!missing.length) return undefined;
      const details = { entries: { all: missing }, days: usualWorkingDays, usuallyBy: { day: usuallyBy } };
      return { reason: 'NOT_VERIFIED', details };
    },
    looksAt: () => [],
  },
  anyOf: {
    finding: ({ checks }, facts) => {
      const found = findings(checks, facts);
      return found.includes(undefined) ? undefined : found.at(-1);
    },
    looksAt: ({ checks }) => checks.flatMap((check) => looksAt(check)),
  },
  allOf: {
    finding: ({ checks }, facts) => findings(checks, facts).find((one) => one !== undefined),
    looksAt: ({ checks }) => checks.flatMap((check) => looksAt(check)),
  },
};

/** Why a check does not hold; undefined where it does. */
export const findingOf = <K extends CheckKind>(check: Check<K>, facts: Facts): Finding | undefined =>
  (readers[check.kind] as Reader<Check<K>>).finding(check, facts);

/** Whether a condition holds; one that is left out does. */
export const holds = (check: Check | undefined, facts: Facts): boolean => !check || !findingOf(check, facts);

/** Whether a check looks at the verifications of the profile. */
export const isOfVerifications = (check: Check): boolean =>
  check.kind === 'verified' || ('checks' in check && check.checks.some(isOfVerifications));

/** What a check looks at. */
export const looksAt = <K extends CheckKind>(check: Check<K>): readonly Look[] =>
  (readers[check.kind] as Reader<Check<K>>).looksAt(check);
