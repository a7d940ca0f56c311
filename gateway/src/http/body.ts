import { RuleViolation } from '@mumaris/kit/errors';
import type { Request, RequestHandler, Response } from 'express';
import { refuse } from './refuse';

/** How long a refused sender may take to notice: a connection cut at once would lose the answer. */
const lingerMs = 1_000;

/** How a large body is refused, in the form of what was asked for. */
type Refuse = (response: Response, max: number) => void;

const inWords: Refuse = (response, max) =>
  refuse(response, 413, new RuleViolation('BODY_TOO_LARGE', { max: Math.floor(max / 1_000) }));

const tooLarge = (request: Request, response: Response, max: number, refuseIt: Refuse) => {
  refuseIt(response, max);
  // What still arrives is thrown away unread, and only for a moment.
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerMs).unref();
};

/** Reads a body up to `max` bytes; undefined when there is more, which is then never held in memory. */
const read = (request: Request, max: number): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= max) return void chunks.push(chunk);
      request.removeAllListeners('data');
      chunks.length = 0;
      resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the sender went away')));
  });

/** Reads a body of up to `max` bytes as it is, and refuses a larger one as soon as it is known to be. */
export const rawBody =
  (max: number, refuseIt: Refuse = inWords): RequestHandler =>
  async (request, response, next) => {
    if (Number(request.get('content-length') ?? 0) > max) return tooLarge(request, response, max, refuseIt);
    const bytes = await read(request, max).catch(() => null);
    if (bytes === null) return;
    if (bytes === undefined) return tooLarge(request, response, max, refuseIt);
    request.body = bytes;
    next();
  };

/**
 * Reads a JSON body, refusing a large one as soon as it is known to be large. express.json reads it to its end first.
 * A body that is not called JSON is left to the graph's own check, which refuses it as a possible forgery.
 */
export const jsonBody = (max: number): RequestHandler => {
  const readRaw = rawBody(max);
  return (request, response, next) =>
    readRaw(request, response, () => {
      const bytes = request.body as Buffer;
      request.body = {};
      if (!bytes.length || !request.is('application/json')) return next();
      try {
        request.body = JSON.parse(bytes.toString('utf8')) as unknown;
      } catch {
        return refuse(response, 400, new RuleViolation('BAD_JSON'));
      }
      next();
    });
};
