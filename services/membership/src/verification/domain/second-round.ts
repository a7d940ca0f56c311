import { dayOf, endOfPeriod, hoursAfter } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { labelOf } from '@mumaris/schemas';
import { isPossible, step, type VerificationCase } from './verification-case';
import type { VerificationRules } from './verification-rules';

const again = (
  one: VerificationCase,
  action: 'APPEAL' | 'COMPLETE',
  { askAfterHours }: VerificationRules,
  now: Date,
): VerificationCase => ({
  ...step(one, action, now),
  round: one.round + 1,
  concludedAt: null,
  remark: null,
  informationMissing: false,
  report: null,
  askAt: hoursAfter(now, askAfterHours),
});

/**
 * Appeals a discrepancy, or that it could not be verified: once, in time, on the same documents (MEM-51).
 * @throws RuleViolation VERIFICATION_APPEALED, VERIFICATION_NOT_APPEALABLE, VERIFICATION_TO_COMPLETE, VERIFICATION_APPEAL_OVER
 */
export const appeal = (
  one: VerificationCase,
  grounds: string,
  rules: VerificationRules,
  now: Date,
): Change<VerificationCase> => {
  if (!isPossible(one, 'APPEAL') || !one.concludedAt)
    throw new RuleViolation('VERIFICATION_NOT_APPEALABLE', { status: labelOf('VerificationStatus', one.status) });
  if (one.informationMissing) throw new RuleViolation('VERIFICATION_TO_COMPLETE');
  if (one.appeal) throw new RuleViolation('VERIFICATION_APPEALED');
  const until = endOfPeriod(one.concludedAt, rules.appealDays);
  if (now > until) throw new RuleViolation('VERIFICATION_APPEAL_OVER', { day: { day: dayOf(until) } });
  return silent({ ...again(one, 'APPEAL', rules, now), appeal: { at: now, grounds } });
};

/**
 * Completes a case that lacked information with documents that it has not had (MEM-51).
 * @throws RuleViolation VERIFICATION_NOTHING_MISSING, SAME_DOCUMENTS
 */
export const complete = (
  one: VerificationCase,
  documentIds: readonly string[],
  rules: VerificationRules,
  now: Date,
): Change<VerificationCase> => {
  if (!one.informationMissing || !isPossible(one, 'COMPLETE')) throw new RuleViolation('VERIFICATION_NOTHING_MISSING');
  const fresh = documentIds.filter((id) => !one.documentIds.includes(id));
  if (!fresh.length) throw new RuleViolation('SAME_DOCUMENTS');
  return silent({ ...again(one, 'COMPLETE', rules, now), documentIds: [...one.documentIds, ...fresh].slice(-most) });
};

/** As many documents as a case has at most, over all of its sendings. */
const most = 20;
