import { type RuleViolation, toFailure } from '@mumaris/kit/errors';
import { currentTraceId } from '@mumaris/kit/trace';
import type { Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';

/** A refusal as an error of the graph, in both languages and with its trace id. */
export const asGraphError = (violation: RuleViolation): GraphQLFormattedError => {
  const { code, field, message, rule } = toFailure(violation);
  const details = { ...(field && { field }), ...(rule && { rule }) };
  return { message: message.en, extensions: { code, message, ...details, traceId: currentTraceId() } };
};

/** Answers before the graph is reached, in the graph's own shape. */
export const refuse = (response: Response, status: number, violation: RuleViolation): void => {
  response.status(status).json({ errors: [asGraphError(violation)] });
};
