import { readText } from './typed-text';

/** Why staff did something, as the audit trail keeps it (IDN-15). @throws RuleViolation REQUIRED, TOO_LONG */
export const readReason = (text: string, { reasonMaxLength }: { readonly reasonMaxLength: number }): string =>
  readText(text, reasonMaxLength, 'reason');
