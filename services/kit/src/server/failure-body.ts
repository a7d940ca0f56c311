import { type ErrorCode, RuleViolation, toFailure } from '../errors';
import type { Details } from '../words/say';

/** An answer beside the graph, with what went wrong and what to do in both languages. */
export const failureBody = (code: ErrorCode, details: Details = {}) => {
  const { message, rule } = toFailure(new RuleViolation(code, details as never));
  return { errors: [{ code, message, rule }] };
};
