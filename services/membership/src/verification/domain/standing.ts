import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isOpen, type VerificationCase } from './verification-case';

/** What of a case says how its entry stands. */
export type Standing = Pick<VerificationCase, 'status' | 'validUntil'>;

const stands = ({ status, validUntil }: Standing, today: Day): boolean =>
  status === 'POSITIVE' && validUntil !== null && validUntil >= today;

/**
 * Whether an entry is verified on a day by its cases, whichever application they were asked for (MEM-51): one is positive and valid still, and none
 * was denied.
 */
export const isVerifiedOn = (cases: readonly Standing[], today: Day): boolean =>
  cases.some((one) => stands(one, today)) && !cases.some(({ status }) => status === 'NEGATIVE');

/** @throws RuleViolation VERIFICATION_DENIED, VERIFICATION_OPEN, VERIFICATION_STANDS where another case would change nothing */
export const assertRequestable = (cases: readonly VerificationCase[], today: Day): void => {
  if (cases.some(({ status }) => status === 'NEGATIVE')) throw new RuleViolation('VERIFICATION_DENIED');
  const open = cases.find(isOpen);
  if (open) throw new RuleViolation('VERIFICATION_OPEN', { number: open.number });
  const valid = cases.find((one) => stands(one, today));
  if (valid?.validUntil) throw new RuleViolation('VERIFICATION_STANDS', { day: { day: valid.validUntil } });
};
