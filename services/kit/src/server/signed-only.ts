import type { RequestHandler } from 'express';
import { type Caller, callerHeader, CallerRefused, verifyCaller } from '../auth/caller';
import type { Logger } from '../log';
import { withTrace } from '../trace';

declare module 'express-serve-static-core' {
  interface Request {
    caller?: Caller;
  }
}

/** Makes of the body what its reader takes. @throws SyntaxError */
type ReadBody = (body: Buffer) => unknown;

const signed =
  (subgraph: string, key: Uint8Array, log: Logger, readBody: ReadBody): RequestHandler =>
  async (request, response, next) => {
    try {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      request.caller = await verifyCaller(request.get(callerHeader), subgraph, body, key);
      request.body = readBody(body);
    } catch (error) {
      if (!(error instanceof CallerRefused) && !(error instanceof SyntaxError)) return next(error);
      log.warn({ reason: error.message, address: request.ip }, 'a call that the gateway did not sign was refused');
      response.status(401).json({ errors: [{ message: 'Call the gateway.', extensions: { code: 'CALLER_REFUSED' } }] });
      return;
    }
    next();
  };

/**
 * Lets only calls through that the gateway signed for this subgraph, then reads the JSON that the signature covers.
 * `_entities` and `_service` are calls like any other.
 */
export const signedOnly = (subgraph: string, key: Uint8Array, log: Logger): RequestHandler =>
  signed(subgraph, key, log, (body) => JSON.parse(body.toString('utf8')) as unknown);

/** The same for what is no graph: the body stays as it came. */
export const signedRaw = (subgraph: string, key: Uint8Array, log: Logger): RequestHandler =>
  signed(subgraph, key, log, (body) => body);

/** Every line that a request logs carries its trace id. */
export const traced: RequestHandler = (request, _response, next) => withTrace(request.get('traceparent'), next);
