import { RuleViolation } from '@mumaris/kit/errors';
import { tidy } from './tidy';

/** Why staff did something, as the audit trail keeps it (IDN-15). @throws RuleViolation REQUIRED, TOO_LONG */
export const readReason = (text: string, { reasonMaxLength: max }: { readonly reasonMaxLength: number }): string => {
  const reason = tidy(text);
  if (!reason) throw new RuleViolation('REQUIRED', {}, 'reason');
  if ([...reason].length > max) throw new RuleViolation('TOO_LONG', { max }, 'reason');
  return reason;
};
