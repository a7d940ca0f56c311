import type { ServerResponse } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import { asGraphError, refusal } from '../errors/refusal';

/** Worked out once: what is told when there is no time is told in no time. */
const body = Buffer.from(JSON.stringify({ errors: [asGraphError(new RuleViolation('OVERLOADED'))] }));
const headers = [
  ...['content-type', 'application/json; charset=utf-8', 'content-length', String(body.length)],
  ...['cache-control', 'no-store', 'retry-after', '1'],
];

/**
 * Tells a client to come back, before anything of its request is read, so that the wait of others does not grow.
 * @param more further headers, names and values in turn
 */
export const turnAway = (response: ServerResponse, more: readonly string[]): void => {
  response.writeHead(503, more.length ? [...headers, ...more] : headers).end(body);
};

/** The same, once it is read who asks. */
export const busy = () => refusal(new RuleViolation('OVERLOADED'), 503, { headers: { 'retry-after': '1' } });
