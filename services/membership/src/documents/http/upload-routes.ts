import type { Clock } from '@mumaris/kit/clock';
import type { ErrorCode } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { isStoreFault } from '@mumaris/kit/mongo/faults';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { type DataStore, type Locker, Server, type ServerOptions, type Upload } from '@tus/server';
import { type Request, type Response, Router } from 'express';
import { tusError } from '../bytes/tus-error';
import type { Asker } from '../domain/asker';
import type { Document } from '../domain/document';
import type { Ticket, TicketOffice } from '../domain/ticket';
import type { UploadRules } from '../domain/upload-rules';
import { inWords } from './protocol-words';

interface Parts {
  readonly store: DataStore;
  readonly locker: Locker;
  readonly tickets: TicketOffice;
  readonly uploadRules: UploadRules;
  readonly documentsUrl: string;
  /** The pages of browsers that may send documents. */
  readonly origins: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
  find(id: string): Promise<Document | undefined>;
  receive(id: string): Promise<Document>;
  giveUp(id: string): Promise<void>;
  /** Notes that an account asked for an upload that is not its own. */
  noteTries(asker: Asker, documentIds: readonly string[]): Promise<void>;
}

const answer = (status_code: number, code: ErrorCode) => ({
  status_code,
  body: JSON.stringify(failureBody(failureOf(code))),
});
const refused = (status: number, code: ErrorCode): Error => tusError(answer(status, code));

const notFound = () => refused(404, 'NOT_FOUND');
const over = () => refused(410, 'UPLOAD_OVER');

type UploadHooks = Pick<
  ServerOptions,
  'namingFunction' | 'onIncomingRequest' | 'onUploadCreate' | 'onUploadFinish' | 'onResponseError'
>;

const bearer = (authorization: string | null | undefined) => /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';

const uploadTicket = (tickets: TicketOffice, authorization: string | null | undefined): Ticket | undefined => {
  const ticket = tickets.read(bearer(authorization));
  return ticket?.use === 'UPLOAD' ? ticket : undefined;
};

const hooks = ({ tickets, clock, log, find, receive, giveUp, noteTries }: Parts): UploadHooks => ({
  // One ticket is one document, and one document one upload.
  namingFunction: ({ headers }) => {
    const ticket = uploadTicket(tickets, headers.get('authorization'));
    if (!ticket) throw notFound();
    return ticket.documentId;
  },
  // Somebody else's upload is one that there is not.
  onIncomingRequest: async ({ headers }, id) => {
    const ticket = uploadTicket(tickets, headers.get('authorization'));
    if (ticket?.documentId !== id) {
      log.warn({ upload: id, account: ticket?.accountId }, 'an upload was asked for by who has no ticket for it');
      if (ticket) await noteTries(ticket, [id]);
      throw notFound();
    }
    if (clock.now().getTime() > ticket.until) throw over();
  },
  onUploadCreate: async (_request, { id, size }: Upload) => {
    const document = await find(id);
    if (document?.status !== 'UPLOADING') throw over();
    if (size === 0) {
      await giveUp(id);
      throw refused(400, 'DOCUMENT_EMPTY');
    }
    if (size !== document.bytes) throw refused(400, 'UPLOAD_LENGTH_OTHER');
    return {};
  },
  onUploadFinish: async (_request, { id }) => {
    const { status } = await receive(id);
    if (status === 'REMOVED') throw over();
    return {};
  },
  onResponseError: (_request, error) => {
    if ('status_code' in error) return undefined;
    log.error({ err: error }, 'an upload failed');
    return isStoreFault(error) ? answer(503, 'TRY_AGAIN') : answer(500, 'INTERNAL');
  },
});

/** Not all that the library refuses passes by its hook for errors: what is wrong with headers it answers by itself. */
const sayInWords = (server: Server, rules: UploadRules): void => {
  const write = server.write.bind(server);
  server.write = (context, headers, status, said = '') => {
    if (status < 400) return write(context, headers, status, said);
    headers.set('content-type', 'application/json; charset=utf-8');
    return write(context, headers, status, inWords(status, said, rules));
  };
};

/**
 * Where the bytes of documents are sent, by the tus protocol 1.0.0: POST creates the upload that a ticket is for, PATCH sends, HEAD says how far it is,
 * DELETE gives it up (MEM-05).
 */
export const uploadRoutes = (parts: Parts): Router => {
  const { store, locker, tickets, uploadRules, documentsUrl, origins } = parts;
  const server = new Server({
    path: '/uploads',
    datastore: store,
    locker,
    maxSize: uploadRules.largestBytes,
    allowedOrigins: (origin) => origins.includes(origin),
    exposedHeaders: ['Upload-Expires', 'Tus-Max-Size'],
    disableTerminationForFinishedUploads: true,
    generateUrl: (_request, { id }) => `${documentsUrl}/uploads/${id}`,
    ...hooks(parts),
  });
  sayInWords(server, uploadRules);
  const handle = (request: Request, response: Response) => {
    response.setHeader('Tus-Max-Size', uploadRules.largestBytes);
    const ticket = request.method === 'HEAD' && uploadTicket(tickets, request.get('authorization'));
    if (ticket) response.setHeader('Upload-Expires', new Date(ticket.until).toUTCString());
    return server.handle(request, response);
  };
  return Router().all('/uploads', handle).all('/uploads/:id', handle);
};
