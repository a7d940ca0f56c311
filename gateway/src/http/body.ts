import type { IncomingMessage } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import type { RequestHandler, Response } from 'express';
import { refusal } from '../errors/refusal';
import { busy } from './turn-away';

/** How long a refused sender may take to notice: a connection cut at once would lose the answer. */
const lingerMs = 1_000;

/** What still arrives is thrown away unread, and only for a moment. */
const drop = (request: IncomingMessage): void => {
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerMs).unref();
};

/** So many bodies of the largest size are held at once while they have not arrived whole. */
const mostHeld = 64;

type Unread = 'too large' | 'too many';

/** Reads bodies up to `max` bytes each. It rejects where the sender goes away. */
const createReader = (max: number) => {
  let held = 0;
  return (request: IncomingMessage): Promise<Buffer | Unread> =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const letGo = () => {
        held -= size;
        size = 0;
      };
      const leave = (why: Unread) => {
        request.removeAllListeners('data');
        chunks.length = 0;
        letGo();
        drop(request);
        resolve(why);
      };
      if (Number(request.headers['content-length'] ?? 0) > max) return leave('too large');
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        held += chunk.length;
        chunks.push(chunk);
        if (size > max) leave('too large');
        else if (held > mostHeld * max) leave('too many');
      });
      request.once('end', () => {
        letGo();
        resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
      });
      const gone = () => {
        letGo();
        reject(new Error('the sender went away'));
      };
      request.once('error', gone);
      request.once('close', gone);
    });
};

/**
 * Reads bodies of up to `max` bytes. A larger one is refused as soon as it is known to be, and no more than so much is held of
 * those that have not arrived whole. Rejects with a Refusal BODY_TOO_LARGE or OVERLOADED, or when the sender goes away.
 */
export const bodyReader = (max: number) => {
  const read = createReader(max);
  return async (request: IncomingMessage): Promise<Buffer> => {
    const body = await read(request);
    if (body === 'too many') throw busy();
    if (body === 'too large') throw refusal(new RuleViolation('BODY_TOO_LARGE', { max: Math.floor(max / 1_000) }), 413);
    return body;
  };
};

/** The same for what express serves, refused in the form of what was asked for. */
export const rawBody = (max: number, refuse: (response: Response) => void): RequestHandler => {
  const read = createReader(max);
  return async (request, response, next) => {
    const body = await read(request).catch(() => null);
    if (body === null) return;
    if (typeof body === 'string') return refuse(response);
    request.body = body;
    next();
  };
};
