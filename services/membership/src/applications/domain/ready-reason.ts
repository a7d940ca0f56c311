import { readText } from '@mumaris/kit/text/read-bilingual';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import type { Reading } from '@mumaris/kit/text/reading';
import type { ReviewOutcome } from '@mumaris/schemas';
import { assertService, type ReadyReason, type Rules } from './rules';
import type { ServiceCode } from './service';
import { mostWritten } from './most-written';

/** The same for who asks for them. @throws RuleViolation UNKNOWN_SERVICE */
export const readyReasonsFor = (service: ServiceCode, rules: Rules): ReadyReason[] => {
  assertService(service, rules, 'service');
  return readyReasonsOf(service, rules);
};

/** The ready reasons of a service, in the order of the data. */
export const readyReasonsOf = (service: ServiceCode, { readyReasons }: Pick<Rules, 'readyReasons'>): ReadyReason[] =>
  readyReasons.filter(({ services }) => !services.length || services.includes(service));

/** A reason's text, written or ready: one of the two. */
export interface WrittenReason {
  readonly text: Text | null;
  /** The id of a ready one. */
  readonly readyReason?: string | null | undefined;
}

interface For {
  readonly service: ServiceCode;
  readonly outcome: ReviewOutcome;
}

/** Reads what a reviewer gave as a reason: its text in both languages, or what is wrong with it. */
export const readReason = (
  { text, readyReason = null }: WrittenReason,
  { service, outcome }: For,
  rules: Pick<Rules, 'readyReasons'>,
  field: readonly string[],
): Readonly<Record<'ar' | 'en', Reading<string>>> => {
  if (text && readyReason === null) return readText(text, mostWritten, field);
  const ready = readyReasonsOf(service, rules).find(
    ({ id, outcomes }) => id === readyReason && outcomes.includes(outcome),
  );
  if (ready && !text) return ready.text;
  const code = text ? 'ONE_OF_TWO' : readyReason === null ? 'REQUIRED' : 'UNKNOWN_REASON';
  const refused = new RuleViolation(code, {}, field);
  return { ar: refused, en: '' };
};
