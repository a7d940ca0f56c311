import type { ErrorRequestHandler } from 'express';
import { WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { isRuleViolation, type PlainCode, RuleViolation, toFailure } from '../errors';
import type { Logger } from '../log';
import { isStoreFault } from '../mongo/faults';

type Refusal = readonly [status: number, violation: RuleViolation];

const plain = (status: number, code: PlainCode): Refusal => [status, new RuleViolation(code)];

/** What express throws where it cannot read a body. */
const unreadable = z.object({ status: z.number(), type: z.string() });

const refusalOf = (error: unknown, ofRules: number): Refusal => {
  if (error instanceof WebhookVerificationError) return plain(401, 'SIGNATURE_INVALID');
  if (error instanceof z.ZodError || error instanceof SyntaxError) return plain(400, 'MALFORMED_NOTIFICATION');
  if (isRuleViolation(error)) return [ofRules, error];
  // The provider sends it again, and then it may go through.
  if (isStoreFault(error)) return plain(503, 'TRY_AGAIN');
  const status = unreadable.safeParse(error).data?.status;
  if (status === 413) return plain(413, 'NOTIFICATION_TOO_LARGE');
  if (status === 415) return plain(415, 'UNSUPPORTED_BODY');
  return status === 400 ? plain(400, 'MALFORMED_NOTIFICATION') : plain(500, 'INTERNAL');
};

/**
 * Answers a notification that was not booked: `{ code, message: { ar, en } }`, and nothing of what happened inside.
 * @param ofRules the status where a rule refuses it; 404 says that what it is about is not here, and will not be if it is sent again
 */
export const refuseWebhook =
  (log: Logger, ofRules = 404): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const [status, violation] = refusalOf(error, ofRules);
    log[status < 500 ? 'warn' : 'error']({ err: error, path: request.path, address: request.ip, status }, 'webhook');
    const { code, message } = toFailure(violation);
    response.status(status).json({ code, message });
  };
