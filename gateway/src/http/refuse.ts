import type { RuleViolation } from '@mumaris/kit/errors';
import type { Response } from 'express';
import { asGraphError } from '../errors/refusal';

/** Answers what is no request to the graph in the graph's own shape. */
export const refuse = (response: Response, status: number, violation: RuleViolation): void => {
  response.status(status).json({ errors: [asGraphError(violation)] });
};
