import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../log';
import { currentTraceId } from '../trace';

const statusOf = (error: unknown): number => {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

/** The last word of the HTTP server: a status and a trace id, never a stack or a text of somebody else's code. */
export const refuseInWords =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    log[status === 500 ? 'error' : 'warn']({ err: error, status }, 'an HTTP request failed');
    const [code, message] =
      status === 500 ? ['INTERNAL', 'Something unexpected happened.'] : ['BAD_REQUEST', 'The request cannot be read.'];
    response.status(status).json({ errors: [{ message, extensions: { code, traceId: currentTraceId() } }] });
  };
