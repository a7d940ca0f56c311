import { pipeline } from 'node:stream/promises';
import { isRuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Deps } from '../use-cases/deps';
import { openReport } from '../use-cases/open-report';

/** Where the reports of verifications are read, by addresses that the graph makes (MEM-51). */
export const reportRoutes = (
  deps: Pick<Deps, 'reportTickets' | 'verificationCases' | 'contents' | 'clock'>,
  log: Logger,
): Router => {
  const open = openReport(deps);
  const send = async (request: Request, response: Response): Promise<void> => {
    const { number, report } = await open(String(request.params['id']), ticketOf(request));
    response.set(privateFile).attachment(`${number}.pdf`).type('application/pdf');
    response.set('content-length', String(report.bytes));
    await pipeline(await deps.contents.read(report.contentId, 'file', { start: 0, end: report.bytes - 1 }), response);
  };
  return Router().get('/verifications/:id/report', async (request: Request, response: Response, next: NextFunction) => {
    try {
      await send(request, response);
    } catch (error) {
      if (isRuleViolation(error))
        response
          .status(403)
          .set(privateFile)
          .json(failureBody(failureOf(error.code)));
      else if (response.headersSent) log.info({ err: error }, 'a reader of a report hung up');
      else next(error);
    }
  });
};
