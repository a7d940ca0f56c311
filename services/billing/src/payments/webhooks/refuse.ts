import { type PlainCode, RuleViolation, toFailure } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { isStoreFault } from '@mumaris/kit/mongo/faults';
import type { ErrorRequestHandler } from 'express';
import { WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';

type Refusal = readonly [status: number, code: PlainCode];

/** What express throws where it cannot read a body. */
const unreadable = z.object({ status: z.number(), type: z.string() });

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof WebhookVerificationError) return [401, 'SIGNATURE_INVALID'];
  if (error instanceof z.ZodError || error instanceof SyntaxError) return [400, 'MALFORMED_NOTIFICATION'];
  // The provider sends it again, and then it may go through.
  if (isStoreFault(error)) return [503, 'TRY_AGAIN'];
  const status = unreadable.safeParse(error).data?.status;
  if (status === 413) return [413, 'NOTIFICATION_TOO_LARGE'];
  if (status === 415) return [415, 'UNSUPPORTED_BODY'];
  return status === 400 ? [400, 'MALFORMED_NOTIFICATION'] : [500, 'INTERNAL'];
};

/** Answers a notification that was not booked: `{ code, message: { ar, en } }`, and nothing of what happened inside. */
export const refuse =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const [status, code] = refusalOf(error);
    log[status < 500 ? 'warn' : 'error']({ err: error, path: request.path, address: request.ip, status }, 'webhook');
    const { message } = toFailure(new RuleViolation(code));
    response.status(status).json({ code, message });
  };
