import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { OpenedPaper } from '../use-cases/open-paper';
import { answerFailure } from './answer-failure';

/** Where documents are read by their holders, by addresses that the graph makes (MEM-60). */
export const paperRoutes = (open: (ticket: string) => Promise<OpenedPaper>): Router =>
  Router().get('/credentials/papers', async (request: Request, response: Response, next: NextFunction) => {
    try {
      const { name, body } = await open(ticketOf(request));
      response.set(privateFile).attachment(name).send(body);
    } catch (error) {
      if (!answerFailure(error, response)) next(error);
    }
  });
