import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Log } from '../log';
import { Failure } from './failure';
import type { FailureCode } from './failure-texts';
import { both, sendPage } from './page';

/** What express and its body readers throw, by their status. */
const BY_STATUS: Record<number, FailureCode> = {
  400: 'MALFORMED_REQUEST',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_BODY',
};

const facts = z.object({ status: z.number().catch(500), type: z.string().catch('') }).catch({ status: 500, type: '' });

const asFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const { status, type } = facts.parse(error);
  if (type === 'entity.parse.failed') return new Failure('MALFORMED_JSON');
  return new Failure(BY_STATUS[status] ?? 'INTERNAL');
};

/** A person with a browser at a page, not a program or our own script at the API. */
const isPerson = (req: Request): boolean =>
  /^\/(card|portal|identity-provider)\//.test(req.path) && req.accepts(['json', 'html']) === 'html';

/** No route took the request. */
export const noSuchPlace: RequestHandler = () => {
  throw new Failure('NOT_FOUND');
};

/** The one place where failures become answers: JSON in both languages, or a small page for a person. */
export const answerFailure =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const failure = asFailure(error);
    if (failure.code === 'INTERNAL') {
      log('http.problem', {
        method: req.method,
        path: req.path,
        problem: String(error),
      });
    }
    if (failure.retryAfter !== undefined && !res.headersSent) res.set('retry-after', String(failure.retryAfter));
    if (res.headersSent) {
      res.destroy();
    } else if (isPerson(req)) {
      sendPage(res, failure.status, failure.text, both(failure.text, 'h1'));
    } else {
      res.status(failure.status).json(failure);
    }
  };
