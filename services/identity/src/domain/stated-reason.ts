import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';

/** Why staff did something, as the audit trail keeps it (IDN-15). @throws RuleViolation REQUIRED, TOO_LONG */
export const readReason = (text: string, { reasonMaxLength }: { readonly reasonMaxLength: number }): string =>
  allRead({ reason: required(readLine(text, reasonMaxLength, 'reason'), 'reason') }).reason;
