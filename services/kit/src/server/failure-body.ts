import { type ErrorCode, type Failure, RuleViolation, toFailure } from '../errors';
import type { Details } from '../words/say';

/** What went wrong and what to do in both languages, as the graph says it. @param field what of the request is meant, where one part is */
export const failureOf = (code: ErrorCode, details: Details = {}, field?: string): Failure =>
  toFailure(new RuleViolation(code, details as never, field));

/** An answer beside the graph, with what went wrong and what to do in both languages. */
export const failureBody = (...failures: readonly Failure[]) => ({ errors: failures });
