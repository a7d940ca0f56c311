import { type ErrorCode, toFailure, RuleViolation } from '@mumaris/kit/errors';
import type { Details } from '@mumaris/kit/words/say';

/** An answer beside the graph, with what went wrong and what to do in both languages. */
export const failureBody = (code: ErrorCode, details: Details = {}) => {
  const { message, rule } = toFailure(new RuleViolation(code, details as never));
  return { errors: [{ code, message, rule }] };
};
