import { type Day, parseDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';

/** A day as people write it, or the violation that names its field. */
export const readDay = (written: string, field: readonly string[]): Day | RuleViolation => {
  try {
    return parseDay(written);
  } catch (error) {
    if (error instanceof RuleViolation) return error.at(field);
    throw error;
  }
};
