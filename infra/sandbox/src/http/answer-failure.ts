import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
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

const statusOf = (error: unknown): number =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;

const isParseProblem = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.parse.failed';

const asFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  if (isParseProblem(error)) return new Failure('MALFORMED_JSON');
  return new Failure(BY_STATUS[statusOf(error)] ?? 'INTERNAL');
};

/** A person with a browser at a page, not a program or our own script at the API. */
const isPerson = (req: Request): boolean =>
  /^\/(card|portal)\//.test(req.path) && req.accepts(['json', 'html']) === 'html';

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
        problem: error instanceof Error ? error.message : '?',
      });
    }
    if (res.headersSent) {
      res.destroy();
    } else if (isPerson(req)) {
      sendPage(res, failure.status, failure.text, both(failure.text, 'h1'));
    } else {
      res.status(failure.status).json(failure);
    }
  };
