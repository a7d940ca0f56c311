import { privateFile } from '@mumaris/kit/server/private-file';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { GoodStandingRules } from '../domain/good-standing-rules';
import type { OpenedPaper } from '../use-cases/open-paper';
import { addresseePage, pageHeaders } from './addressee-page';
import { answerFailure, failureFor, withStatus } from './answer-failure';

interface Parts {
  readonly page: GoodStandingRules['page'];
  /** @throws RuleViolation where the link may not be used */
  look(link: string): Promise<unknown>;
  fetch(wanted: { link: string; code: string }): Promise<OpenedPaper>;
}

const place = '/credentials/good-standing/:link';
/** A code, and no more. */
const form = express.urlencoded({ extended: false, limit: '1kb', parameterLimit: 5 });

const linkOf = ({ params }: Request): string => String(params['link']);
const codeOf = ({ body }: Request): string => {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** A wrong code can be tried again, and so can what was only away for a moment. */
const isAgain = (status: number): boolean => status === 403 || status === 503;

/**
 * Where the body that a certificate of good standing is for fetches it (MEM-15): the link shows a page that asks for the code, and with it the
 * certificate is given out, once. A program sends the code as the page does, and is answered in JSON.
 */
export const goodStandingRoutes = ({ page, look, fetch }: Parts): Router => {
  const refuse = (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const found = failureFor(error);
    if (!found || request.accepts(['json', 'html']) !== 'html') {
      if (!answerFailure(error, response)) next(error);
      return;
    }
    const { status, failure } = found;
    const words = { message: failure.message, again: isAgain(status) };
    withStatus(response, status).set(pageHeaders).type('html').send(addresseePage(page, words));
  };
  return Router()
    .get(place, async (request, response, next) => {
      try {
        await look(linkOf(request));
        response.set(pageHeaders).type('html').send(addresseePage(page));
      } catch (error) {
        refuse(error, request, response, next);
      }
    })
    .post(place, form, async (request, response, next) => {
      try {
        const { name, body } = await fetch({ link: linkOf(request), code: codeOf(request) });
        response.set(privateFile).attachment(name).send(body);
      } catch (error) {
        refuse(error, request, response, next);
      }
    });
};
