import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { OpenedPaper } from '../use-cases/open-paper';
import { answerFailure } from './answer-failure';

type Open = (ticket: string) => Promise<OpenedPaper>;

const answerWith = (open: Open) => async (request: Request, response: Response, next: NextFunction) => {
  try {
    const { name, body } = await open(ticketOf(request));
    response.set(privateFile).attachment(name).send(body);
  } catch (error) {
    if (!answerFailure(error, response)) next(error);
  }
};

/** Where documents are read by their holders, and minutes by the members, by addresses that the graph makes (MEM-60, MEM-66). */
export const paperRoutes = ({ papers, minutes }: Readonly<Record<'papers' | 'minutes', Open>>): Router =>
  Router().get('/credentials/papers', answerWith(papers)).get('/committees/minutes', answerWith(minutes));
