import { pipeline } from 'node:stream/promises';
import { type ErrorCode, isRuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { privateFile } from '@mumaris/kit/server/private-file';
import { ticketOf } from '@mumaris/kit/server/ticket-of';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Contents } from '../bytes/contents';
import type { Opened } from '../use-cases/open-document';

interface Parts {
  readonly contents: Pick<Contents, 'previewLength' | 'read'>;
  /** The pages of browsers that may read documents by a script. */
  readonly origins: readonly string[];
  readonly log: Logger;
  open(wanted: { documentId: string; part: 'file' | number; ticket: string; isRead: boolean }): Promise<Opened>;
}

const guarded = { ...privateFile, 'accept-ranges': 'bytes' };

const allow = (origins: readonly string[], request: Request, response: Response): void => {
  response.vary('origin');
  const origin = request.get('origin');
  if (origin && origins.includes(origin)) response.set('access-control-allow-origin', origin);
};

const partOf = ({ params }: Request): 'file' | number => {
  const { page } = params;
  return page === undefined ? 'file' : Number(page);
};

/**
 * One part of the bytes where one is asked for that there is; all of them otherwise; undefined where it lies behind their end. What reads ranges for
 * Express takes a longer end than there is for none, and by RFC 9110 it is all.
 */
const rangeOf = (request: Request, length: number) => {
  const ending = Number(/^bytes=-(\d+)$/.exec(request.get('range') ?? '')?.[1]);
  const ranges = ending > length ? [{ start: 0, end: length - 1 }] : request.range(length);
  if (ranges === -1) return undefined;
  const [only] = Array.isArray(ranges) && ranges.length === 1 ? ranges : [];
  return { start: only?.start ?? 0, end: only?.end ?? length - 1, isPart: Boolean(only) };
};

const send = async (parts: Parts, request: Request, response: Response): Promise<void> => {
  const { contents, open } = parts;
  const part = partOf(request);
  const documentId = String(request.params['id']);
  const { document, contentId } = await open({
    documentId,
    part,
    ticket: ticketOf(request),
    isRead: request.method === 'GET',
  });
  const length = part === 'file' ? document.bytes : await contents.previewLength(contentId, part);
  const range = rangeOf(request, length);
  response.set(guarded);
  if (!range) {
    response
      .status(416)
      .set({ 'content-range': `bytes */${length}`, 'content-length': '0' })
      .end();
    return;
  }
  const { start, end, isPart } = range;
  if (isPart) response.status(206).set('content-range', `bytes ${start}-${end}/${length}`);
  response.attachment(part === 'file' ? document.name : `${document.name}-${part}.jpg`);
  response.type(part === 'file' ? (document.mediaType ?? 'application/octet-stream') : 'image/jpeg');
  response.set('content-length', String(end - start + 1));
  if (request.method === 'HEAD') response.end();
  else await pipeline(await contents.read(contentId, part, { start, end }), response);
};

const statuses: Partial<Record<ErrorCode, number>> = { DOCUMENT_LINK_EXPIRED: 403, DOCUMENT_LINK_INVALID: 403 };

/** Where documents and the pictures of their pages are read, by addresses that the graph makes (MEM-05). */
export const documentRoutes = (parts: Parts): Router => {
  const handle = async (request: Request, response: Response, next: NextFunction) => {
    allow(parts.origins, request, response);
    try {
      await send(parts, request, response);
    } catch (error) {
      const status = isRuleViolation(error) ? statuses[error.code] : undefined;
      if (isRuleViolation(error) && status)
        response
          .status(status)
          .set(guarded)
          .json(failureBody(failureOf(error.code)));
      else if (response.headersSent) parts.log.info({ err: error }, 'a reader of a document hung up');
      else next(error);
    }
  };
  return Router().get('/documents/:id/file', handle).get('/documents/:id/pages/:page', handle);
};
