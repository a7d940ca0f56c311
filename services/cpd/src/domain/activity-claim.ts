import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { readDay } from '@mumaris/kit/text/read-day';
import { readLink } from '@mumaris/kit/text/read-link';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { CpdKind } from '@mumaris/schemas';
import type { ActivityRules } from './activity-rules';

/** What a practitioner writes of an activity. */
export interface ActivityClaim {
  readonly kind: CpdKind;
  readonly title: string;
  readonly provider: string;
  /** Gregorian or Umm al-Qura, as people write it. */
  readonly date: string;
  readonly hours: number;
  /** A link, https alone. */
  readonly evidence?: string | null | undefined;
}

/** The same, checked and tidy. */
export interface ReadClaim {
  readonly kind: CpdKind;
  readonly title: string;
  readonly provider: string;
  readonly date: Day;
  /** In quarters. */
  readonly hours: number;
  /** Where the evidence can be seen. */
  readonly evidence: string | null;
}

const readText = (typed: string, field: string, { min, max }: ActivityRules['text']): Reading<string> => {
  const text = readLine(typed, max, field);
  return typeof text === 'string' && lengthOf(text) >= min
    ? text
    : new RuleViolation('TEXT_LENGTH', { min, max }, field);
};

const readHours = (hours: number, kind: CpdKind, { step, max }: ActivityRules['hours']): Reading<number> => {
  if (!(hours >= step && hours <= max[kind]))
    return new RuleViolation('HOURS_OUT_OF_RANGE', { min: step, max: max[kind] }, 'hours');
  return Number.isInteger(hours / step) ? hours : new RuleViolation('HOURS_NOT_IN_QUARTERS', {}, 'hours');
};

const readPastDay = (typed: string, now: Date): Reading<Day> => {
  const day = readDay(typed, 'date');
  return typeof day === 'string' && day > dayOf(now) ? new RuleViolation('DATE_IN_FUTURE', {}, 'date') : day;
};

/**
 * Reads what a practitioner wrote, as the door cleaned it and with its day in the Gregorian calendar (CPD-01).
 * @throws RuleViolation or RuleViolations: everything that is wrong with it, each with its field
 */
export const readClaim = (written: ActivityClaim, rules: ActivityRules, now: Date): ReadClaim => {
  const { kind } = written;
  const { title, provider, date, hours, evidence } = allRead({
    title: readText(written.title, 'title', rules.text),
    provider: readText(written.provider, 'provider', rules.text),
    date: readPastDay(written.date, now),
    hours: readHours(written.hours, kind, rules.hours),
    evidence: readLink(written.evidence ?? '', rules.evidence.max, 'evidence'),
  });
  return { kind, title, provider, date, hours, evidence: evidence || null };
};
