import { type ErrorCode, failuresOf, isRuleViolation, RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { isStoreFault } from '@mumaris/kit/mongo/faults';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Settlement } from '../domain/settlement';

/** 100,000 payments are about 5 MiB. */
const maxMegabytes = 20;
const maxBytes = maxMegabytes * 1_048_576;
const uploadMs = 120_000;
/** Files that are read at the same time; a day has one for each provider. */
const mostAtOnce = 4;
const retryAfterSeconds = '5';

const statuses: Partial<Record<ErrorCode, number>> = {
  SETTLEMENT_LINK_INVALID: 403,
  SETTLEMENT_LINK_EXPIRED: 403,
  SETTLEMENT_TOO_LARGE: 413,
  SETTLEMENT_NOT_UTF8: 415,
  TRY_AGAIN: 503,
};

/** @throws RuleViolation SETTLEMENT_TOO_LARGE */
async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > maxBytes) throw new RuleViolation('SETTLEMENT_TOO_LARGE', { max: maxMegabytes });
    yield piece;
  }
}

/** What refuses a file, in words; undefined where nobody meant it. */
const refusalOf = (error: unknown) => {
  if (isStoreFault(error)) return { status: 503, failures: [failureOf('TRY_AGAIN')] };
  const failures = failuresOf(error);
  return failures && { status: (isRuleViolation(error) && statuses[error.code]) || 422, failures };
};

/** Where finance sends the file of a day to, by addresses that the graph makes (BIL-10). */
export const settlementRoutes = (
  take: (ticket: string, bytes: AsyncIterable<Uint8Array>) => Promise<Settlement>,
  log: Logger,
): Router => {
  let running = 0;

  const answer = async (request: Request, response: Response): Promise<void> => {
    if (running >= mostAtOnce) throw new RuleViolation('TRY_AGAIN');
    running += 1;
    const timer = setTimeout(() => {
      response.on('finish', () => request.destroy());
      response
        .status(408)
        .set('connection', 'close')
        .json(failureBody(failureOf('SETTLEMENT_TOO_SLOW')));
    }, uploadMs);
    try {
      // What is left of a refused file is read by nobody, so that its sender gets to the answer.
      const bytes = bounded(request.iterator({ destroyOnReturn: false }));
      const { id, status } = await take(ticketOf(request), bytes);
      response.status(202).set(privateFile).json({ id, status });
    } finally {
      clearTimeout(timer);
      running -= 1;
    }
  };

  return Router().put('/settlements', async (request: Request, response: Response, next: NextFunction) => {
    try {
      await answer(request, response);
    } catch (error) {
      // Its sender is gone, or was told that it took too long.
      if (response.closed || response.headersSent) return;
      const refusal = refusalOf(error);
      if (!refusal) return next(error);
      const { status, failures } = refusal;
      log.warn({ status, code: failures[0]?.code }, 'a settlement file is refused');
      if (status === 503) response.set('retry-after', retryAfterSeconds);
      request.resume();
      response
        .status(status)
        .set(privateFile)
        .json(failureBody(...failures));
    }
  });
};
