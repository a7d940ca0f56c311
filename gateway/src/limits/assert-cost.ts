import { RuleViolation } from '@mumaris/kit/errors';
import { refusal } from '../errors/refusal';

/** Refuses an operation that costs too much with its page sizes. @throws Refusal */
export const assertCost = (cost: number, max: number): void => {
  if (cost > max) throw refusal(new RuleViolation('OPERATION_TOO_COSTLY', { max, found: cost }));
};
