import { type Day, dayOf, parseDay } from '@mumaris/kit/calendar';
import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import type { ActivityKind } from './activity-kind';
import type { ActivityRules } from './activity-rules';

/** What a practitioner writes of an activity. */
export interface ActivityClaim {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly provider: string;
  /** Gregorian, or Umm al-Qura with the prefix `h:`. */
  readonly date: string;
  readonly hours: number;
  readonly evidence?: string | null | undefined;
}

/** The same, checked and tidy. */
export interface ReadClaim {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly provider: string;
  readonly date: Day;
  /** In quarters. */
  readonly hours: number;
  /** Where the evidence can be seen. */
  readonly evidence: string | null;
}

type Violation = RuleViolation | undefined;

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

const checkText = (text: string, field: string, { min, max }: ActivityRules['text']): Violation =>
  text.length < min || text.length > max ? new RuleViolation('TEXT_LENGTH', { min, max }, field) : undefined;

const checkHours = (hours: number, kind: ActivityKind, { step, max }: ActivityRules['hours']): Violation => {
  if (!(hours >= step && hours <= max[kind]))
    return new RuleViolation('HOURS_OUT_OF_RANGE', { min: step, max: max[kind] }, 'hours');
  return Number.isInteger(hours / step) ? undefined : new RuleViolation('HOURS_NOT_IN_QUARTERS', {}, 'hours');
};

const readDay = (text: string, now: Date): Day | RuleViolation => {
  try {
    const day = parseDay(text, 'date');
    return day > dayOf(now) ? new RuleViolation('DATE_IN_FUTURE', {}, 'date') : day;
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
};

/**
 * Reads what a practitioner wrote, without stray spaces and with its day in the Gregorian calendar (CPD-01).
 * @throws RuleViolation or RuleViolations: everything that is wrong with it, each with its field
 */
export const readClaim = ({ kind, hours, ...written }: ActivityClaim, rules: ActivityRules, now: Date): ReadClaim => {
  const title = tidy(written.title);
  const provider = tidy(written.provider);
  const evidence = tidy(written.evidence ?? '') || null;
  const date = readDay(written.date, now);
  const { max } = rules.evidence;
  assertNone([
    checkText(title, 'title', rules.text),
    checkText(provider, 'provider', rules.text),
    date instanceof RuleViolation && date,
    checkHours(hours, kind, rules.hours),
    (evidence?.length ?? 0) > max && new RuleViolation('TOO_LONG', { max }, 'evidence'),
  ]);
  return { kind, title, provider, date: String(date), hours, evidence };
};
