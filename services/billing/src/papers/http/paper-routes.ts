import { type ErrorCode, isRuleViolation } from '@mumaris/kit/errors';
import { isStoreFault } from '@mumaris/kit/mongo/faults';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { OpenedPaper } from '../use-cases/open-paper';

const statuses: Partial<Record<ErrorCode, number>> = {
  PDF_LINK_EXPIRED: 403,
  PDF_LINK_INVALID: 403,
  STATEMENT_TOO_LONG: 422,
  EXPORT_TOO_LONG: 422,
  TRY_AGAIN: 503,
};

const retryAfterSeconds = '5';
const stalledMs = 30_000;

/** Where PDFs and files for finance are read, by addresses that the graph makes (BIL-11). */
export const paperRoutes = (open: (ticket: string) => Promise<OpenedPaper>): Router =>
  Router().get('/papers', async (request: Request, response: Response, next: NextFunction) => {
    try {
      const { name, body } = await open(ticketOf(request));
      response.set(privateFile).attachment(name);
      if (body instanceof Readable) {
        // Whoever stops reading is not waited for.
        response.setTimeout(stalledMs, () => response.destroy());
        await pipeline(body, response);
      } else response.send(body);
    } catch (error) {
      // What has begun cannot be answered otherwise: the reader sees that the file is not whole.
      if (response.headersSent) return void response.destroy();
      const code: ErrorCode | undefined = isStoreFault(error)
        ? 'TRY_AGAIN'
        : isRuleViolation(error)
          ? error.code
          : undefined;
      const status = code && statuses[code];
      if (!status) return next(error);
      if (status === 503) response.set('retry-after', retryAfterSeconds);
      response
        .status(status)
        .set(privateFile)
        .json(failureBody(failureOf(code, isRuleViolation(error) ? error.details : {})));
    }
  });
