import { RuleViolation } from '@mumaris/kit/errors';
import { plainly, withoutSeparators } from '@mumaris/kit/text/plain';
import type { Reading } from '@mumaris/kit/text/reading';
import { isValidIBAN } from 'ibantools';

/** Reads the number of an account in a Saudi bank, as people type it: in groups, in either figures (BIL-09). */
export const readSaudiIban = (typed: string, field: string): Reading<string> => {
  const iban = withoutSeparators(plainly(typed)).toUpperCase();
  return iban.startsWith('SA') && isValidIBAN(iban) ? iban : new RuleViolation('BAD_IBAN', {}, field);
};

/** An account number of which its last four figures are shown. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)}${'•'.repeat(iban.length - 8)}${iban.slice(-4)}`;
